package io.intaglio.internal.memory;

import io.intaglio.config.InvalidInputException;
import io.intaglio.internal.data.DataProfile;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.EngineMemory;
import io.intaglio.train.TrainingConfig;

/**
 * Checks, before a training starts, whether a step fits into memory, and in how many parts a batch must be computed for
 * that.
 *
 * @param allowed what the process may take
 * @param machine what the machine has; {@link MemoryLimit#NONE} where that is not known or does not count
 * @param words who says what the machine has, as {@link MachineMemory} does
 */
public record TrainingMemory(MemoryLimit allowed, MemoryLimit machine, String words) {

    /**
     * Of Java's heap, what a training fills: a quarter with images once read, the rest with what is being read. The
     * rest of the heap is not taken from the machine.
     */
    static final double FILLED = 0.5;

    /**
     * Returns the memory of this process.
     *
     * @param allowed in bytes, 0 for no limit
     * @param machine what it may take whatever is allowed
     * @param engine what the engine takes beside its arrays
     */
    public static TrainingMemory of(long allowed, MachineMemory machine, EngineMemory engine) {
        long heap = (long) (FILLED * Runtime.getRuntime().maxMemory());
        return new TrainingMemory(
                MemoryLimit.of(allowed, engine),
                machine.bytes() == 0 ? MemoryLimit.NONE : new MemoryLimit(machine.bytes(), heap, engine),
                machine.words());
    }

    /** The same for a training that does not compute in main memory. */
    public TrainingMemory elsewhere() {
        return new TrainingMemory(allowed, MemoryLimit.NONE, "");
    }

    /** Returns whether a step fits into memory as requested. */
    public boolean fits(Architecture architecture, DataProfile.Size size, TrainingConfig config) {
        ShapePlan plan = plan(architecture, size);
        return fits(allowed, plan, config) && fits(machine, plan, config);
    }

    private static boolean fits(MemoryLimit limit, ShapePlan plan, TrainingConfig config) {
        return limit.takesOne(plan, config) && limit.parts(plan, config) == config.accumulate();
    }

    /**
     * Returns in how many parts a batch must be computed.
     *
     * @throws InvalidInputException if there is no room for one image; the message names the crop that there is room
     *     for
     */
    public int parts(Architecture architecture, DataProfile.Size size, TrainingConfig config) {
        ShapePlan plan = plan(architecture, size);
        if (!machine.takesOne(plan, config)) {
            throw new InvalidInputException("training on one image of " + size + " pixels takes "
                    + MemoryLimit.mib(machine.taken(plan, config))
                    + " with the weights, Java's heap and the libraries, and"
                    + " " + words + " " + MemoryLimit.mib(machine.bytes()) + "; "
                    + advice(architecture, size, config));
        }
        int most = Math.max(allowed.parts(plan, config), machine.parts(plan, config));
        return Math.min(config.batch(), most);
    }

    private String advice(Architecture architecture, DataProfile.Size size, TrainingConfig config) {
        if (architecture.in().fixed()) {
            return "choose a smaller size of images or a smaller network";
        }
        int stride = ShapePlan.smallest(architecture).stride();
        int side = Math.min(size.height(), size.width()) / stride * stride;
        while (side > 0 && !takes(architecture, side, config)) {
            side -= stride;
        }
        return side > 0
                ? "squares of " + side + " pixels fit (crop=" + side + "), or choose a smaller network"
                : "choose a smaller network";
    }

    private boolean takes(Architecture architecture, int side, TrainingConfig config) {
        try {
            return machine.takesOne(ShapePlan.of(architecture, side, side), config);
        } catch (ShapeException e) {
            return false;
        }
    }

    /** Returns the note on a batch that is computed in more parts than requested. */
    public String note(Architecture architecture, DataProfile.Size size, TrainingConfig config, int parts) {
        ShapePlan plan = plan(architecture, size);
        int part = (config.batch() + config.accumulate() - 1) / config.accumulate();
        MemoryLimit tightest = fits(machine, plan, config) ? allowed : machine;
        return "a step takes about " + MemoryLimit.mib(part * plan.activationBytes()) + " for what the layers make of "
                + part + " images, and "
                + (tightest.equals(machine) ? words + " " : "the limit of memory is ")
                + MemoryLimit.mib(tightest.bytes())
                + ": each batch is computed in " + parts + " parts, one after the other (accumulate=" + parts + ")";
    }

    private static ShapePlan plan(Architecture architecture, DataProfile.Size size) {
        return ShapePlan.of(architecture, size.height(), size.width());
    }
}
