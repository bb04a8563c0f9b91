package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.train.TrainingConfig;

/**
 * What a limit on the process's memory leaves: Java's heap may fill up and counts in full, libraries and Java itself take what
 * they take, and the rest is for the engine's arrays. Pictures lie in the heap.
 *
 * @param bytes that the process may take, 0 for no limit
 * @param heap the most bytes that Java's heap may have
 */
record MemoryLimit(long bytes, long heap) {

    static final MemoryLimit NONE = new MemoryLimit(0, 0);

    /** Java without its heap, and PyTorch's libraries as far as they are in use: 180 to 200 MiB were measured. */
    private static final long BESIDE = 256L << 20;

    /**
     * glibc does not fill the holes that aligned blocks leave: for each byte in use at the peak of a pass up to 4.8 were taken, over
     * tiles of several sizes. Blocks of their own for large arrays would end that and cost 1.7 times the time; smaller tiles
     * cost less.
     */
    private static final int WASTE = 6;

    /** Of the weights in training: themselves, their gradient in two layouts, their average, two moments, what a step makes of these. */
    private static final int COPIES = 8;

    /** What a training holds beside the outputs of its layers, which are most of it. */
    private static final double SLACK = 1.25;

    /** For this process. */
    static MemoryLimit of(long bytes) {
        return bytes == 0 ? NONE : new MemoryLimit(bytes, Runtime.getRuntime().maxMemory());
    }

    /**
     * In how many parts a batch must be computed for a training to stay within the limit.
     *
     * @param plan the network at the training size
     * @return at least as many as the configuration says
     * @throws InvalidInputException if there is no room for one image
     */
    int parts(ShapePlan plan, TrainingConfig config) {
        if (bytes == 0) {
            return config.accumulate();
        }
        long left = bytes - heap - BESIDE - copies(config) * 4 * plan.parameters();
        long each = (long) (SLACK * plan.activationBytes());
        if (left < each) {
            throw new InvalidInputException("training on one image takes " + mib(each) + " beside " + mib(bytes - left)
                    + " for Java's heap, the libraries and the weights, and " + mib(bytes)
                    + " are allowed; allow more memory, or choose a smaller crop or network");
        }
        long most = left / each;
        return Math.max(config.accumulate(), Math.toIntExact((config.batch() + most - 1) / most));
    }

    private static long copies(TrainingConfig config) {
        return COPIES + (config.clip() > 0 ? 1 : 0) + (config.fanIn() > 0 ? 1 : 0) + (config.weightDecay() > 0 ? 1 : 0);
    }

    /**
     * How large the tiles may be.
     *
     * @throws InvalidInputException if there is no room for the smallest
     */
    Tiling tiling(Autoencoder model) {
        return bytes == 0 ? Tiling.DEFAULT : Tiling.within(model, left(model) / WASTE);
    }

    private long left(Autoencoder model) {
        long left = bytes - heap - BESIDE - 4 * model.plan().parameters();
        if (left <= 0) {
            throw new InvalidInputException(
                    "a limit of " + mib(bytes) + " leaves nothing for the network: Java's heap may"
                            + " take " + mib(heap) + " of it, and the libraries take about " + mib(BESIDE)
                            + "; allow more memory, or give Java less (-Xmx)");
        }
        return left;
    }

    /**
     * Refuses what cannot be done within the limit.
     *
     * @param times by how much the task makes height and width larger, before the network sees the picture
     * @throws InvalidInputException if the picture and the result do not fit into the heap, or the network takes images whole and
     *     this one is too large for that
     */
    void check(Picture picture, int times, Autoencoder model) {
        if (bytes == 0) {
            return;
        }
        // What the network sees, the result, and a plane of each while a gray network works on colour; alpha is shared.
        long height = (long) times * picture.height();
        long width = (long) times * picture.width();
        long needed = 4 * height * width * (2 * picture.channels() + (picture.channels() == 3 ? 2 : 0));
        if (times > 1) {
            needed += 4L * picture.height() * picture.width() * picture.channels();
        }
        if (needed > heap) {
            throw new InvalidInputException(picture + " and its result"
                    + (times > 1 ? ", " + times + " times as high and wide," : "") + " take " + mib(needed)
                    + ", and Java's heap may have " + mib(heap)
                    + " of the " + mib(bytes) + " allowed; allow more memory, or make it smaller");
        }
        ShapePlan plan = model.plan();
        if (!plan.tileable() && !model.architecture().in().fixed()) {
            long pass = WASTE
                    * ShapePlan.of(
                                    model.architecture(),
                                    multiple(height, plan.stride()),
                                    multiple(width, plan.stride()))
                            .inferenceBytes();
            if (pass > left(model)) {
                throw new InvalidInputException(
                        "this network takes pictures whole, and " + picture + " takes " + mib(pass)
                                + ", more than the " + mib(left(model)) + " left of the " + mib(bytes)
                                + " allowed; allow more memory, or make it smaller");
            }
        }
    }

    private static int multiple(long value, int of) {
        return Math.toIntExact((value + of - 1) / of * of);
    }

    private static String mib(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
