package io.intaglio.tasks.stylize;

/**
 * Sorts numbers by their bits, eleven bits at a time. For thousands of numbers it is several times faster than
 * comparing.
 */
final class RadixSort {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    private RadixSort() {}

    /** Returns the indices of the numbers, from the smallest number to the largest. Equal numbers keep their order. */
    static int[] order(float[] numbers) {
        int length = numbers.length;
        int[] keys = new int[length];
        int[] places = new int[length];
        for (int i = 0; i < length; i++) {
            int bits = Float.floatToIntBits(numbers[i]);
            keys[i] = bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
            places[i] = i;
        }
        int[] otherKeys = new int[length];
        int[] otherPlaces = new int[length];
        for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
            int[] starts = new int[BUCKETS];
            for (int key : keys) {
                starts[key >>> shift & BUCKETS - 1]++;
            }
            int sum = 0;
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                int count = starts[bucket];
                starts[bucket] = sum;
                sum += count;
            }
            for (int i = 0; i < length; i++) {
                int to = starts[keys[i] >>> shift & BUCKETS - 1]++;
                otherKeys[to] = keys[i];
                otherPlaces[to] = places[i];
            }
            int[] keysBefore = keys;
            int[] placesBefore = places;
            keys = otherKeys;
            places = otherPlaces;
            otherKeys = keysBefore;
            otherPlaces = placesBefore;
        }
        return places;
    }

    /** Returns the numbers from the smallest to the largest. */
    static float[] sorted(float[] numbers) {
        int[] order = order(numbers);
        float[] sorted = new float[order.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = numbers[order[i]];
        }
        return sorted;
    }
}
