package io.intaglio.train;

import io.intaglio.config.InvalidInputException;

/**
 * The settings for making batches of examples.
 *
 * @param channels number of channels of all images: 1 converts a colour image to its luma (ITU-R BT.601), 3 repeats the
 *     channel of a gray image
 * @param partnerChannels number of channels of all partners, in the same way
 * @param framing how all images get the same size
 * @param augmentation random changes of each image; its partner gets the same changes
 * @param batch number of examples per batch
 * @param seed seed of the order and of all random choices
 * @param workers number of background threads that prepare batches in advance; with 0, the calling thread prepares each
 *     batch when it is requested
 * @param strict whether an example that cannot be read is an error; otherwise the next example replaces it
 * @since 0.1
 */
public record BatchConfig(
        int channels,
        int partnerChannels,
        Framing framing,
        Augmentation augmentation,
        int batch,
        long seed,
        int workers,
        boolean strict) {

    /** Creates a configuration in which partners have the same number of channels as images. */
    public BatchConfig(
            int channels,
            Framing framing,
            Augmentation augmentation,
            int batch,
            long seed,
            int workers,
            boolean strict) {
        this(channels, channels, framing, augmentation, batch, seed, workers, strict);
    }

    public BatchConfig {
        check(picture(channels), "images to learn from have 1 channel (gray) or 3 (colour)", channels);
        check(picture(partnerChannels), "their partners have 1 channel (gray) or 3 (colour)", partnerChannels);
        check(batch >= 1, "a batch holds at least 1 example", batch);
        check(workers >= 0 && workers <= 64, "workers are 0 to 64", workers);
    }

    private static boolean picture(int channels) {
        return channels == 1 || channels == 3;
    }

    private static void check(boolean holds, String rule, int value) {
        if (!holds) {
            throw new InvalidInputException(rule + ", not " + value);
        }
    }
}
