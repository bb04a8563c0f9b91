package io.intaglio.tasks.baseline;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The groups of some reference patches of a {@link Bm3dStep}, and their estimates of the pixels around them. */
final class Bm3dTile {

    private static final int SIDE = BlockTransform.SIDE;
    private static final int AREA = BlockTransform.AREA;
    private static final int OFFSETS = 2 * Bm3dStep.SEARCH + 1;

    private final Bm3dStep step;
    private final int width;
    private final Planes wide;
    private final int[] rows;
    private final int[] columns;
    /** The rectangle of pixels that the groups can contain. */
    private final int top;

    private final int left;
    private final int bottom;
    private final int right;
    private final int span;
    /** The following fields have one array for each channel. */
    private float @Nullable [][] noisyPatches;

    private float @Nullable [][] guidePatches;
    private final float[][] sums;
    private final float[][] weights;
    private final float[] scratch = new float[AREA];
    private final float[] kaiser = Kaiser.window(SIDE, 2);
    private final float[] noisyGroup;
    private final float[] guideGroup;
    private final float[] halves;

    /** @param wide image for matching patches, with a margin as wide as the search */
    Bm3dTile(Bm3dStep step, Planes noisy, Planes guide, Planes wide, int height, int[] rows, int[] columns) {
        this.step = step;
        this.width = noisy.width;
        this.wide = wide;
        this.rows = rows;
        this.columns = columns;
        this.top = Math.max(0, rows[0] - Bm3dStep.SEARCH);
        this.left = Math.max(0, columns[0] - Bm3dStep.SEARCH);
        this.bottom = Math.min(height, rows[rows.length - 1] + Bm3dStep.SEARCH + SIDE);
        this.right = Math.min(width, columns[columns.length - 1] + Bm3dStep.SEARCH + SIDE);
        this.span = right - left - SIDE + 1;
        int channels = noisy.planes.length;
        this.sums = new float[channels][(bottom - top) * (right - left)];
        this.weights = new float[channels][(bottom - top) * (right - left)];
        this.noisyGroup = new float[step.most() * AREA];
        this.guideGroup = new float[step.most() * AREA];
        this.halves = new float[step.most() * AREA];
        this.noisyPatches = transformed(noisy);
        this.guidePatches = guide == noisy ? noisyPatches : transformed(guide);
    }

    private float[][] transformed(Planes image) {
        float[][] patches = new float[image.planes.length][(bottom - top - SIDE + 1) * span * AREA];
        for (int c = 0; c < patches.length; c++) {
            int to = 0;
            for (int y = top; y <= bottom - SIDE; y++) {
                for (int x = left; x <= right - SIDE; x++, to += AREA) {
                    step.transform().forward(image.planes[c], y * width + x, width, patches[c], to, scratch);
                }
            }
        }
        return patches;
    }

    void clean() {
        float[] distances = new float[OFFSETS * OFFSETS * columns.length];
        Matches matches = new Matches(step.most());
        float limit = (float) (step.similar() * AREA);
        for (int row : rows) {
            measure(row, distances);
            for (int i = 0; i < columns.length; i++) {
                matches.clear();
                // In a flat image other patches are equally near. The first one stays, so each pixel gets an estimate.
                matches.offer((row - top) * span + columns[i] - left, 0);
                for (int dy = 0; dy < OFFSETS; dy++) {
                    int y = row + dy - Bm3dStep.SEARCH;
                    for (int dx = 0; dx < OFFSETS && y >= top && y <= bottom - SIDE; dx++) {
                        int x = columns[i] + dx - Bm3dStep.SEARCH;
                        float distance = distances[(dy * OFFSETS + dx) * columns.length + i];
                        boolean other = y != row || x != columns[i];
                        if (other && distance <= limit && x >= left && x <= right - SIDE) {
                            matches.offer((y - top) * span + x - left, distance);
                        }
                    }
                }
                for (int c = 0; c < sums.length; c++) {
                    filter(matches, c);
                }
            }
        }
        // Until a tile is added to the result, it keeps only its sums.
        noisyPatches = null;
        guidePatches = null;
    }

    /**
     * Computes the squared distances of the reference patches of a row to the patches at every offset, (offset,
     * column).
     */
    private void measure(int row, float[] distances) {
        float[] plane = wide.planes[0];
        float[] line = new float[columns[columns.length - 1] - columns[0] + SIDE];
        int here = (row + wide.margin) * wide.width + columns[0] + wide.margin;
        for (int offset = 0; offset < OFFSETS * OFFSETS; offset++) {
            int shift = (offset / OFFSETS - Bm3dStep.SEARCH) * wide.width + offset % OFFSETS - Bm3dStep.SEARCH;
            Arrays.fill(line, 0);
            for (int k = 0; k < SIDE; k++) {
                int from = here + k * wide.width;
                for (int x = 0; x < line.length; x++) {
                    float difference = plane[from + x] - plane[from + shift + x];
                    line[x] += difference * difference;
                }
            }
            for (int i = 0; i < columns.length; i++) {
                int x = columns[i] - columns[0];
                distances[offset * columns.length + i] = line[x]
                        + line[x + 1]
                        + line[x + 2]
                        + line[x + 3]
                        + line[x + 4]
                        + line[x + 5]
                        + line[x + 6]
                        + line[x + 7];
            }
        }
    }

    private void filter(Matches matches, int channel) {
        int patches = matches.usable();
        boolean guided = guidePatches != noisyPatches;
        for (int i = 0; i < patches; i++) {
            System.arraycopy(noisyPatches[channel], matches.offset(i) * AREA, noisyGroup, i * AREA, AREA);
            if (guided) {
                System.arraycopy(guidePatches[channel], matches.offset(i) * AREA, guideGroup, i * AREA, AREA);
            }
        }
        Haar.forward(noisyGroup, patches, AREA, halves);
        if (guided) {
            Haar.forward(guideGroup, patches, AREA, halves);
        }
        float weight = step.shrinkage().apply(noisyGroup, guided ? guideGroup : noisyGroup, patches * AREA);
        Haar.inverse(noisyGroup, patches, AREA, halves);
        for (int i = 0; i < patches; i++) {
            step.transform().inverse(noisyGroup, i * AREA, noisyGroup, i * AREA, scratch);
            int at = matches.offset(i) / span * (right - left) + matches.offset(i) % span;
            for (int y = 0; y < SIDE; y++, at += right - left) {
                for (int x = 0; x < SIDE; x++) {
                    float share = weight * kaiser[y * SIDE + x];
                    sums[channel][at + x] += share * noisyGroup[i * AREA + y * SIDE + x];
                    weights[channel][at + x] += share;
                }
            }
        }
    }

    /** Adds its sums and weights to those of the image, (height, width, channels). */
    void addTo(float[] allSums, float[] allWeights) {
        int channels = sums.length;
        for (int y = top; y < bottom; y++) {
            int from = (y - top) * (right - left);
            for (int x = left; x < right; x++, from++) {
                for (int c = 0; c < channels; c++) {
                    allSums[(y * width + x) * channels + c] += sums[c][from];
                    allWeights[(y * width + x) * channels + c] += weights[c][from];
                }
            }
        }
    }
}
