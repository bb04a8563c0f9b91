package io.intaglio.tasks.detect;

import java.util.Arrays;

/** Finds the connected regions of a mask. Pixels that touch at a corner are connected. */
final class Regions {

    private Regions() {}

    /** Returns the number of each pixel's region, from 1; 0 where the mask is empty. */
    static int[] of(boolean[] mask, int width) {
        int[] labels = new int[mask.length];
        int[] waiting = new int[mask.length];
        int regions = 0;
        for (int start = 0; start < mask.length; start++) {
            if (!mask[start] || labels[start] > 0) {
                continue;
            }
            regions++;
            labels[start] = regions;
            waiting[0] = start;
            for (int count = 1; count > 0; ) {
                int pixel = waiting[--count];
                int row = pixel / width;
                int column = pixel % width;
                for (int y = Math.max(0, row - 1); y <= Math.min(mask.length / width - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                        int near = y * width + x;
                        if (mask[near] && labels[near] == 0) {
                            labels[near] = regions;
                            waiting[count++] = near;
                        }
                    }
                }
            }
        }
        return labels;
    }

    /** Returns the number of pixels of each region. */
    static int[] sizes(int[] labels) {
        int[] sizes = new int[Arrays.stream(labels).max().orElse(0)];
        for (int label : labels) {
            if (label > 0) {
                sizes[label - 1]++;
            }
        }
        return sizes;
    }
}
