package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;

/**
 * The mean and the variance of each channel of an image. They map the channels to those of another image (Huang and
 * Belongie, "Arbitrary Style Transfer in Real-time with Adaptive Instance Normalization", 2017). Variances have a lower
 * limit, so that an image of one colour does not give NaN.
 *
 * @param mean mean of each channel, not copied
 * @param variance variance of each channel, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record ChannelTransfer(double[] mean, double[] variance) {

    static ChannelTransfer of(ImageBatch image) {
        int channels = image.channels();
        float[] data = image.data();
        int pixels = data.length / channels;
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        for (int i = 0; i < data.length; i++) {
            mean[i % channels] += data[i] / (double) pixels;
        }
        for (int i = 0; i < data.length; i++) {
            double difference = data[i] - mean[i % channels];
            variance[i % channels] += difference * difference / pixels;
        }
        return new ChannelTransfer(mean, variance);
    }

    /** Returns the image, from which these statistics were computed, with the means and variances of another image. */
    ImageBatch map(ImageBatch image, ChannelTransfer to) {
        int channels = mean.length;
        double[] factor = new double[channels];
        for (int c = 0; c < channels; c++) {
            factor[c] = Math.sqrt(variance[c] * to.variance[c]) / Math.max(LinearTransfer.LEAST, variance[c]);
        }
        float[] in = image.data();
        float[] out = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            int c = i % channels;
            out[i] = (float) (to.mean[c] + factor[c] * (in[i] - mean[c]));
        }
        return ImageBatch.wrap(1, image.height(), image.width(), channels, out);
    }
}
