package io.intaglio.itg;

import java.util.Arrays;

/** Makes coefficients of samples: the inverse of {@link Synthesis}, in floating point. */
final class Analysis {

    private static final int SIDE = Bands.SIDE;
    private static final int HALF = SIDE / 2;

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
     * Returns the coefficients of a group by channel, the blocks where they lie in the group. A gray picture has one
     * channel. The samples around the group are enough, so a large picture needs no memory beyond its samples.
     */
    float[][] coefficients(ItgPixels pixels, GroupPlace where) {
        int rows = (pixels.height() + SIDE - 1) / SIDE;
        int left = where.column() > 0 ? HALF : 0;
        int right = where.column() + where.columns() < where.width() / SIDE ? HALF : 0;
        int top = where.row() > 0 ? HALF : 0;
        int bottom = where.row() + where.rows() < rows ? HALF : 0;
        int width = left + where.columns() * SIDE + right;
        int height = top + where.rows() * SIDE + bottom;
        float[][] planes = channels(pixels, where.column() * SIDE - left, where.row() * SIDE - top, width, height);
        for (int channel = 0; channel < planes.length; channel++) {
            along(planes[channel], width, height, HALF - top);
            across(planes[channel], width, height, HALF - left);
            planes[channel] = blocks(planes[channel], top * width + left, width, where);
        }
        return planes;
    }

    /** Returns the channels of a part of a picture. Beyond the picture its last samples are repeated. */
    private float[][] channels(ItgPixels pixels, int left, int top, int width, int height) {
        byte[] data = pixels.data();
        int channels = pixels.channels();
        float[][] planes = new float[channels][width * height];
        for (int y = 0; y < height; y++) {
            int line = Math.min(top + y, pixels.height() - 1) * pixels.width();
            for (int x = 0; x < width; x++) {
                int from = channels * (line + Math.min(left + x, pixels.width() - 1));
                float r = (data[from] & 0xFF) - 128;
                float g = channels == 3 ? (data[from + 1] & 0xFF) - 128 : r;
                float b = channels == 3 ? (data[from + 2] & 0xFF) - 128 : r;
                for (int c = 0; c < channels; c++) {
                    planes[c][y * width + x] = colour[c] * r + colour[3 + c] * g + colour[6 + c] * b;
                }
            }
        }
        return planes;
    }

    /** Filters across the vertical boundaries; the sixteen samples around the first one begin at this column. */
    private void across(float[] plane, int width, int height, int first) {
        float[] out = new float[SIDE];
        for (int y = 0; y < height; y++) {
            for (int x = first; x + SIDE <= width; x += SIDE) {
                int from = y * width + x;
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

    /** Filters across the horizontal boundaries; the sixteen rows around the first one begin at this row. */
    private void along(float[] plane, int width, int height, int first) {
        float[] in = new float[SIDE * width];
        for (int y = first; y + SIDE <= height; y += SIDE) {
            int from = y * width;
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

    private float[] blocks(float[] plane, int first, int width, GroupPlace where) {
        int stride = where.columns() * SIDE;
        float[] coefficients = new float[stride * where.rows() * SIDE];
        float[] half = new float[SIDE * SIDE];
        for (int row = 0; row < where.rows(); row++) {
            for (int column = 0; column < where.columns(); column++) {
                int at = first + row * SIDE * width + column * SIDE;
                int to = row * SIDE * stride + column * SIDE;
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
                        coefficients[to + v * stride + h] = sum;
                    }
                }
            }
        }
        return coefficients;
    }
}
