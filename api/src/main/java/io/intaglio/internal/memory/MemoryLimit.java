package io.intaglio.internal.memory;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.EngineMemory;
import io.intaglio.train.TrainingConfig;

/**
 * The memory that a limit on the process leaves for the engine: Java's heap may fill up and counts in full, libraries
 * and Java itself take what they take, and the rest is for the engine's arrays. Pictures lie in the heap.
 *
 * @param bytes that the process may take, 0 for no limit
 * @param heap the most bytes that Java's heap may have
 * @param share of what is left beside the libraries that the heap gets whatever the limit, as the launcher gives it; 0
 *     for a heap that was set by hand
 * @param engine what the engine takes beside its arrays
 */
public record MemoryLimit(long bytes, long heap, double share, EngineMemory engine) {

    /** The property in which the launcher says which share the heap gets. */
    static final String SHARE = "intaglio.heap-share";

    public static final MemoryLimit NONE = new MemoryLimit(0, 0, EngineMemory.USUAL);

    /** The least heap that the launcher gives. */
    private static final long LEAST_HEAP = 64L << 20;

    /** To what a limit that is proposed is rounded up. */
    private static final long STEP = 10L << 20;

    /** A limit beside a heap that was set by hand. */
    MemoryLimit(long bytes, long heap, EngineMemory engine) {
        this(bytes, heap, 0, engine);
    }

    /** Returns the limit of this process. */
    public static MemoryLimit of(long bytes, EngineMemory engine) {
        return bytes == 0 ? NONE : of(bytes, Runtime.getRuntime().maxMemory(), System.getProperty(SHARE), engine);
    }

    /** @param share as the launcher said it, or null; one that the heap does not have was overruled by hand */
    static MemoryLimit of(long bytes, long heap, String share, EngineMemory engine) {
        double said = share != null && share.matches("0\\.\\d{1,4}") ? Double.parseDouble(share) : 0;
        double given = Math.max(LEAST_HEAP, said * (bytes - engine.libraries()));
        // Java's collectors keep a part of the heap to themselves, and do not count it.
        boolean fits = heap <= given * 1.02 && heap >= given * 0.85;
        return new MemoryLimit(bytes, heap, fits ? said : 0, engine);
    }

    /**
     * The least limit, in words, that leaves something beside the heap and the libraries.
     *
     * @param beside bytes
     */
    private String enough(long beside) {
        long limit = share == 0
                ? heap + engine.libraries() + beside
                : Math.max(
                        engine.libraries() + LEAST_HEAP + beside, engine.libraries() + (long) (beside / (1 - share)));
        return option(limit);
    }

    /** The least limit, in words, with which the heap has so many bytes. */
    private String enoughHeap(long needed) {
        return share == 0
                ? "-Xmx" + rounded(needed) + "m and " + option(bytes + needed - heap)
                : option(engine.libraries() + (long) (needed / share));
    }

    private static String option(long limit) {
        return "a limit of " + rounded(limit) + "m";
    }

    /** Up, with a margin, in MiB. */
    private static long rounded(long bytes) {
        return (bytes / STEP + 2) * STEP >> 20;
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
        long left = bytes - beside(plan, config);
        long each = image(plan);
        if (left < each) {
            throw new InvalidInputException("training on one image takes " + mib(each) + " beside " + mib(bytes - left)
                    + " for Java's heap, the libraries and the weights, and " + mib(bytes)
                    + " are allowed; allow more ("
                    + enough(bytes - heap - engine.libraries() - left + each)
                    + "), or choose a smaller crop or network");
        }
        long most = left / Math.max(1, each);
        return Math.max(config.accumulate(), Math.toIntExact((config.batch() + most - 1) / most));
    }

    /** Whether there is room to train on one image at a time. */
    boolean takesOne(ShapePlan plan, TrainingConfig config) {
        return bytes == 0 || taken(plan, config) <= bytes;
    }

    /** Bytes that a training on one image at a time takes in all. */
    long taken(ShapePlan plan, TrainingConfig config) {
        return beside(plan, config) + image(plan);
    }

    private long beside(ShapePlan plan, TrainingConfig config) {
        return heap + engine.libraries() + copies(config) * 4 * plan.parameters();
    }

    private long image(ShapePlan plan) {
        return (long) (engine.activationFactor() * plan.activationBytes());
    }

    private long copies(TrainingConfig config) {
        return (long) engine.weightCopies()
                + (config.clip() > 0 ? 1 : 0)
                + (config.fanIn() > 0 ? 1 : 0)
                + (config.weightDecay() > 0 ? 1 : 0);
    }

    /**
     * Returns the largest possible tiling.
     *
     * @throws InvalidInputException if there is no room for the smallest
     */
    public Tiling tiling(Autoencoder model) {
        if (bytes == 0) {
            return Tiling.DEFAULT;
        }
        long least = Tiling.least(model);
        long left = left(model);
        if (left < Math.max(1, least)) {
            throw new InvalidInputException("a limit of " + mib(bytes) + " leaves "
                    + (left <= 0 ? "nothing for the network" : mib(left) + " for the network")
                    + (least == 0 ? "" : ", and its smallest tile takes " + mib(least)) + ": Java's heap may take "
                    + mib(heap) + " of it, and the libraries take about " + mib(engine.libraries()) + "; allow more ("
                    + enough(weights(model) + least) + ")" + (share == 0 ? ", or give Java less (-Xmx)" : ""));
        }
        return Tiling.within(model, left);
    }

    private static long weights(Autoencoder model) {
        return 4 * model.plan().parameters();
    }

    private long left(Autoencoder model) {
        return bytes - heap - engine.libraries() - weights(model);
    }

    /**
     * Refuses what cannot be done within the limit.
     *
     * @param times by how much the task makes height and width larger, before the network sees the picture
     * @param normalized whether the network sees a copy with other values
     * @throws InvalidInputException if the picture and the result do not fit into the heap, or the network takes images
     *     whole and this one is too large for that
     */
    public void check(Picture picture, int times, boolean normalized, Autoencoder model) {
        if (bytes == 0) {
            return;
        }
        // What the network sees, the result, and a plane of each while a gray network works on colour; alpha is shared.
        long height = (long) times * picture.height();
        long width = (long) times * picture.width();
        long needed = 4 * height * width * (2 * picture.channels() + (picture.channels() == 3 ? 2 : 0));
        if (times > 1 || normalized) {
            needed += 4L * picture.height() * picture.width() * picture.channels();
        }
        if (needed > heap) {
            throw new InvalidInputException(picture + " and its result"
                    + (times > 1 ? ", " + times + " times as high and wide," : "") + " take " + mib(needed)
                    + ", and Java's heap may have " + mib(heap)
                    + " of the " + mib(bytes) + " allowed; allow more (" + enoughHeap(needed)
                    + "), or make it smaller");
        }
        ShapePlan plan = model.plan();
        if (!plan.tileable() && !model.architecture().in().fixed()) {
            long pass = model.passBytes(ShapePlan.of(
                    model.architecture(), multiple(height, plan.stride()), multiple(width, plan.stride())));
            if (pass > left(model)) {
                throw new InvalidInputException(
                        "this network takes pictures whole, and " + picture + " takes " + mib(pass)
                                + ", more than the " + mib(left(model)) + " left of the " + mib(bytes)
                                + " allowed; allow more (" + enough(weights(model) + pass) + "), or make it smaller");
            }
        }
    }

    private static int multiple(long value, int of) {
        return Math.toIntExact((value + of - 1) / of * of);
    }

    static String mib(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
