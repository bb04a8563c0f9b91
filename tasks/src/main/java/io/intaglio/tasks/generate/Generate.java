package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.ShapePlan;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Generates new images: it draws random codes and decodes them. The distribution of codes is the prior of a variational
 * autoencoder, N(0, I), or a mixture of normal distributions that is fitted to the codes of the training data ({@link
 * GaussianMixture}), or a flow that is trained on these codes ({@link CodeFlow}). Mixtures and flows work with every
 * autoencoder whose decoder needs only the code. With pictures as inputs, it varies their codes, interpolates between
 * them, or adds and subtracts them.
 *
 * @param components number of components of each mixture
 * @param flow number of training steps of the flow; 0 for no flow
 * @param flowWidth number of channels of the flow's hidden layers; 0 for the default: 512 for vectors, 96 for maps
 * @param flowBlocks number of residual blocks of the flow
 */
public record Generate(
        @Setting(
                value = "number of normal distributions in each mixture that is fitted to the codes",
                range = "1 to 256")
        int components,

        @Setting(value = "number of training steps of the flow on the codes; 0 for no flow", range = "0 to 1000000")
        int flow,

        @Setting(
                value = "channels of the hidden layers of the flow; 0 means 512 if codes are vectors, 96 if they are "
                        + "maps",
                range = "0 to 4096")
        int flowWidth,

        @Setting(value = "number of residual blocks of the flow", range = "0 to 64")
        int flowBlocks)
        implements TaskProvider, Task {

    private static final int HIDDEN = 512;
    private static final int HIDDEN_MAPS = 96;

    /** The distribution from which codes are drawn. */
    public enum Draw {
        /** The flow if the plate has one, otherwise the mixture, otherwise the prior. */
        AUTO,
        /** The standard normal distribution, N(0, I). */
        PRIOR,
        /** Each number of a code on its own, as the mixture has it. */
        INDEPENDENT,
        /** The mixture that was fitted to the codes of the training data. */
        MIXTURE,
        /** The flow that was trained on the codes of the training data. */
        FLOW
    }

    /** The path from one code to another. */
    public enum Path {
        /** Spherical for a variational autoencoder, otherwise linear. */
        AUTO,
        /** A straight line. */
        LINEAR,
        /** A great circle, on which the length changes linearly (White 2016). */
        SPHERICAL
    }

    /**
     * The options of a run.
     *
     * @param count number of images
     * @param seed seed of the codes
     * @param temperature factor of deviations from the mean of the distribution
     * @param draw distribution from which the codes are drawn
     * @param steps number of integration steps of the flow
     * @param guidance factor of the effect of the class in the flow; 1 for no guidance
     * @param size side length of the images in pixels, if the network accepts any size; 0 for the default
     * @param variation how far variations of a picture are moved towards random codes
     * @param path path from one picture to another
     * @param traverse number of coordinates that are shown one by one; 0 for none
     * @param grid whether all images are put on one sheet
     */
    public record Options(
            @Setting(value = "number of images", range = "1 to 100000")
            int count,

            @Setting("seed of the codes") long seed,

            @Setting(
                    value = "spread of the codes around their mean; 1 as in the data, less for more typical images",
                    range = "0 to 10")
            double temperature,

            @Setting("where codes come from: prior, independent (each number on its own), mixture, flow, or auto for "
                    + "the best that the plate has")
            Draw draw,

            @Setting(
                    value = "steps of the flow from noise to a code, each with two evaluations of its network",
                    range = "1 to 1000")
            int steps,

            @Setting(
                    value = "strength of the class in the flow (classifier-free guidance); 1 as in the data",
                    range = "0 to 20")
            double guidance,

            @Setting(
                    value = "height and width of the images in pixels, if the network accepts any size; 0 for "
                            + "the size in training",
                    range = "0 to 16384")
            int size,

            @Setting(value = "with a picture as from: how far its variations go towards random codes", range = "0 to 1")
            double variation,

            @Setting("with pictures as from and to: path between their codes: linear, spherical, or auto")
            Path path,

            @Setting(
                    value = "number of coordinates of the code that are shown, each in a row of a sheet; 0 for none",
                    range = "0 to 64")
            int traverse,

            @Setting("whether all images are placed on one sheet")
            boolean grid) {

        /** Creates the default options: sixteen images. */
        public Options() {
            this(16, 0, 1, Draw.AUTO, 10, 1, 0, 0.3, Path.AUTO, 0, false);
        }

        public Options {
            check(count >= 1 && count <= 100_000, "count must be between 1 and 100000, not " + count);
            check(temperature >= 0 && temperature <= 10, "temperature must be between 0 and 10, not " + temperature);
            check(steps >= 1 && steps <= 1000, "steps must be between 1 and 1000, not " + steps);
            check(guidance >= 0 && guidance <= 20, "guidance must be between 0 and 20, not " + guidance);
            check(size >= 0 && size <= 16_384, "size must be between 0 and 16384 pixels, not " + size);
            check(variation >= 0 && variation <= 1, "variation must be in [0, 1], not " + variation);
            check(traverse >= 0 && traverse <= 64, "traverse must be between 0 and 64, not " + traverse);
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidInputException(rule);
        }
    }

    /** Creates the default settings: ten normal distributions and a flow. */
    public Generate() {
        this(10, 6000, 0, 3);
    }

    public Generate {
        check(components >= 1 && components <= 256, "components must be between 1 and 256, not " + components);
        check(flow >= 0 && flow <= 1_000_000, "flow must be between 0 and 1000000 steps, not " + flow);
        check(flowWidth >= 0 && flowWidth <= 4096, "flow-width must be between 0 and 4096, not " + flowWidth);
        check(flowBlocks >= 0 && flowBlocks <= 64, "flow-blocks must be between 0 and 64, not " + flowBlocks);
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "make new images from random codes";
    }

    @Override
    public Set<String> fixed() {
        return Set.of("components", "flow", "flow-width", "flow-blocks");
    }

    @Override
    public Set<String> unused() {
        return flow == 0 ? Set.of("flow-width", "flow-blocks") : Set.of();
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return Needs.CODE;
    }

    @Override
    public Preset preset() {
        return new Preset("variational", Settings.parse("""
                arch.latent = 32
                train.batch = 128
                train.epochs = 10
                """));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public List<Role> roles() {
        return GenerateRun.ROLES;
    }

    @Override
    public Answer answer(ShapePlan plan, Settings options) {
        return Answer.PICTURES;
    }

    /**
     * Returns true: each class has its own distribution. Without a class, a conditional network gets one class after
     * another.
     */
    @Override
    public boolean choosesClass() {
        return true;
    }

    @Override
    public Record options() {
        return new Options();
    }

    @Override
    public TaskState fit(Fitting fitting) {
        if (fitting.model().codec().isEmpty()) {
            return TaskState.EMPTY;
        }
        Codes codes = Codes.of(fitting.model(), fitting.data());
        Map<String, byte[]> entries = new HashMap<>();
        if (codes.shape().size() <= Mixtures.MOST_NUMBERS) {
            entries.putAll(Mixtures.fit(codes, components).entries());
        }
        if (flow > 0 && fitting.trains()) {
            int width = flowWidth > 0 ? flowWidth : codes.map() ? HIDDEN_MAPS : HIDDEN;
            entries.putAll(
                    CodeFlow.train(fitting, codes, width, flowBlocks, flow).entries());
        }
        return TaskState.of(entries);
    }

    @Override
    public Set<String> unused(Settings options, Set<String> roles) {
        return GenerateRun.unused(options.applyTo(new Options()), roles);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        Options options = inputs.options().applyTo(new Options());
        CodeModels models = state.as(CodeModels.class, CodeModels::of);
        return new GenerateRun(model, models, inputs, options, new SplitMix64(options.seed())).result();
    }
}
