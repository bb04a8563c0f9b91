package io.intaglio.itg;

import java.util.Arrays;

/** Makes coefficients of samples: the inverse of {@link Synthesis}, in floating point. */
final class Analysis {

    private static final int SIDE = Bands.SIDE;

    private final float[] block;
    private final float[] boundary;
    private final float[] colour;

    Analysis(ItgModel model) {
        block = inverse(model.block, SIDE);
        boundary = inverse(model.boundary, SIDE);
        colour = inverse(model.colour, 3);
    }

    /** Returns the inverse of a matrix, by Gauss and Jordan. */
    private static float[] inverse(short[] numbers, int side) {
        double[][] rows = new double[side][2 * side];
        for (int i = 0; i < side; i++) {
            for (int k = 0; k < side; k++) {
                rows[i][k] = numbers[i * side + k] / (double) (1 << ItgModel.FRACTION);
            }
            rows[i][side + i] = 1;
        }
        for (int i = 0; i < side; i++) {
            int pivot = i;
            for (int k = i + 1; k < side; k++) {
                pivot = Math.abs(rows[k][i]) > Math.abs(rows[pivot][i]) ? k : pivot;
            }
            double[] swap = rows[i];
            rows[i] = rows[pivot];
            rows[pivot] = swap;
            double scale = 1 / rows[i][i];
            for (int k = 0; k < 2 * side; k++) {
                rows[i][k] *= scale;
            }
            for (int other = 0; other < side; other++) {
                double factor = rows[other][i];
                if (other != i && factor != 0) {
                    for (int k = 0; k < 2 * side; k++) {
                        rows[other][k] -= factor * rows[i][k];
                    }
                }
            }
        }
        float[] inverse = new float[side * side];
        for (int i = 0; i < side; i++) {
            for (int k = 0; k < side; k++) {
                inverse[i * side + k] = (float) rows[i][side + k];
            }
        }
        return inverse;
    }

    /**
     * Returns the coefficients of a picture by channel, the blocks where they lie in the picture.
     *
     * @param rgb from 0 to 255, three values for each pixel
     */
    float[][] coefficients(float[] rgb, int width, int height) {
        int columns = (width + SIDE - 1) / SIDE;
        int rows = (height + SIDE - 1) / SIDE;
        float[][] planes = channels(rgb, width, height, columns * SIDE, rows * SIDE);
        for (float[] plane : planes) {
            along(plane, columns * SIDE, rows);
            across(plane, columns * SIDE, rows * SIDE);
            blocks(plane, columns, rows);
        }
        return planes;
    }

    private float[][] channels(float[] rgb, int width, int height, int fullWidth, int fullHeight) {
        float[][] planes = new float[ItgModel.CHANNELS][fullWidth * fullHeight];
        for (int y = 0; y < fullHeight; y++) {
            for (int x = 0; x < fullWidth; x++) {
                int from = 3 * (Math.min(y, height - 1) * width + Math.min(x, width - 1));
                float r = rgb[from] - 128;
                float g = rgb[from + 1] - 128;
                float b = rgb[from + 2] - 128;
                for (int c = 0; c < ItgModel.CHANNELS; c++) {
                    planes[c][y * fullWidth + x] = colour[c] * r + colour[3 + c] * g + colour[6 + c] * b;
                }
            }
        }
        return planes;
    }

    private void across(float[] plane, int width, int height) {
        float[] out = new float[SIDE];
        for (int y = 0; y < height; y++) {
            for (int x = SIDE; x < width; x += SIDE) {
                int from = y * width + x - SIDE / 2;
                for (int i = 0; i < SIDE; i++) {
                    float sum = 0;
                    for (int k = 0; k < SIDE; k++) {
                        sum += boundary[i * SIDE + k] * plane[from + k];
                    }
                    out[i] = sum;
                }
                System.arraycopy(out, 0, plane, from, SIDE);
            }
        }
    }

    private void along(float[] plane, int width, int rows) {
        float[] in = new float[SIDE * width];
        for (int row = 1; row < rows; row++) {
            int from = (row * SIDE - SIDE / 2) * width;
            System.arraycopy(plane, from, in, 0, in.length);
            for (int i = 0; i < SIDE; i++) {
                int to = from + i * width;
                Arrays.fill(plane, to, to + width, 0);
                for (int k = 0; k < SIDE; k++) {
                    float weight = boundary[i * SIDE + k];
                    for (int x = 0; x < width; x++) {
                        plane[to + x] += weight * in[k * width + x];
                    }
                }
            }
        }
    }

    private void blocks(float[] plane, int columns, int rows) {
        int width = columns * SIDE;
        float[] half = new float[SIDE * SIDE];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * SIDE * width + column * SIDE;
                for (int y = 0; y < SIDE; y++) {
                    for (int h = 0; h < SIDE; h++) {
                        float sum = 0;
                        for (int x = 0; x < SIDE; x++) {
                            sum += plane[at + y * width + x] * block[x * SIDE + h];
                        }
                        half[y * SIDE + h] = sum;
                    }
                }
                for (int v = 0; v < SIDE; v++) {
                    for (int h = 0; h < SIDE; h++) {
                        float sum = 0;
                        for (int y = 0; y < SIDE; y++) {
                            sum += half[y * SIDE + h] * block[y * SIDE + v];
                        }
                        plane[at + v * width + h] = sum;
                    }
                }
            }
        }
    }
}
