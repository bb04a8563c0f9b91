package io.intaglio.tasks.stylize;

/**
 * A linear map around two points: it maps {@code from} to {@code to}.
 *
 * @param columns the columns of the matrix, so that loops over the output are vectorized
 * @param from the point that is mapped to {@code to}
 * @param to the image of {@code from}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record AffineMap(double[][] columns, double[] from, double[] to) {

    /** Maps a vector. */
    void apply(double[] in, double[] out) {
        System.arraycopy(to, 0, out, 0, out.length);
        for (int b = 0; b < in.length; b++) {
            double difference = in[b] - from[b];
            double[] column = columns[b];
            for (int a = 0; a < out.length; a++) {
                out[a] += difference * column[a];
            }
        }
    }
}
