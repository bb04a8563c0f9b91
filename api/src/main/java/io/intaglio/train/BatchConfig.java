package io.intaglio.train;

import io.intaglio.config.InvalidInputException;

/**
 * The settings by which examples become batches.
 *
 * @param channels of every image: 1 takes the luma of a colour image (ITU-R BT.601), 3 repeats a gray one
 * @param partnerChannels of every partner, likewise
 * @param framing how all come to one size
 * @param augmentation what is done at random to image and partner alike
 * @param batch examples a batch
 * @param seed of the order and of everything drawn
 * @param workers background threads that prepare batches ahead; 0 prepares each when it is asked for, by whoever asks
 * @param strict whether an example that cannot be read is an error; otherwise the next one takes its place
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

    /** Creates a configuration in which partners have as many channels as the images. */
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
