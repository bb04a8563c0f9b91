package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.metric.Metric;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.NoOptions;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.degradation.EdgeDrawing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Converts one kind of picture to another one, which it learns from pairs (Isola et al. 2017): for example gray to
 * colour, or a drawing to a photograph. Input and output can have different numbers of channels. The data has the pairs
 * ({@code pairs:DIR_A,DIR_B}), or they are made from single pictures.
 *
 * @param maker how pairs are made from single pictures
 * @param size size of the network
 * @since 0.1
 */
public record Transform(
        @Setting("how pairs are made from single pictures: gray-to-colour, edges-to-photo, photo-to-edges; none if the "
                + "data contain pairs")
        PairMaker maker,

        @Setting("size of the network, see sizes") NetworkSize size)
        implements TaskProvider, Task {

    /**
     * The options of a run if the plate converts edges to photographs.
     *
     * @param lines how the picture shows the edges
     */
    record Drawing(
            @Setting("how the picture shows the edges: white, white lines on black; black, black lines on white; "
                    + "find, a photograph in which the edges are found first")
            Lines lines) {

        enum Lines {
            /** White lines on black. */
            WHITE,
            /** Black lines on white, as with a pen. */
            BLACK,
            /** A photograph, in which the edges are found first. */
            FIND
        }

        Drawing() {
            this(Lines.WHITE);
        }

        ImageBatch edges(ImageBatch picture) {
            if (lines == Lines.FIND) {
                return EdgeDrawing.of(picture);
            }
            ImageBatch gray = Picture.of(picture).gray().pixels();
            if (lines == Lines.WHITE) {
                return gray;
            }
            float[] inverse = gray.data().clone();
            for (int i = 0; i < inverse.length; i++) {
                inverse[i] = 1 - inverse[i];
            }
            return ImageBatch.wrap(gray.count(), gray.height(), gray.width(), 1, inverse);
        }
    }

    /** Creates the default settings: the data has pairs. */
    public Transform() {
        this(PairMaker.NONE, NetworkSize.SMALL);
    }

    @Override
    public String name() {
        return "transform";
    }

    @Override
    public String summary() {
        return "turn one kind of picture into another, learned from pairs: gray to colour, edges to photographs";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return maker == PairMaker.NONE ? Needs.PAIRS : Needs.NOTHING;
    }

    @Override
    public Preset preset() {
        // The input can have too few channels for a residual output. For edges, the loss asks whether a pixel is an
        // edge, not how bright it is.
        Settings network = size.restorer(4, false, maker == PairMaker.PHOTO_TO_EDGES ? "bce" : "l1")
                .with("arch.upsampling", "bilinear");
        return new Preset(
                "collapsed",
                network.with(Settings.of(Map.of(
                        "train.batch", "8",
                        "train.crop", "128",
                        "train.steps", "5000",
                        "train.augment", "flip",
                        "train.clip", "1"))));
    }

    @Override
    public Channels channels(int image, int partner) {
        return maker.channels(image, partner);
    }

    @Override
    public boolean byChannel() {
        return false;
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        if (maker == PairMaker.NONE && example.partner().isPresent()) {
            return Pair.of(example.image(), example.partner().get());
        }
        if (example.partner().isPresent()) {
            throw new InvalidInputException("this data has pairs, and maker=" + text(maker)
                    + " would make others of its first pictures; give single pictures, or leave the maker out");
        }
        return maker.pair(example.image(), random);
    }

    @Override
    public TaskState fit(Fitting fitting) {
        return maker == PairMaker.GRAY_TO_COLOUR
                ? MeanColour.fit(fitting.data()).state()
                : TaskState.EMPTY;
    }

    @Override
    public Map<String, UnaryOperator<ImageBatch>> baselines(TaskState state) {
        if (maker != PairMaker.GRAY_TO_COLOUR) {
            return Map.of();
        }
        Map<String, UnaryOperator<ImageBatch>> baselines = new LinkedHashMap<>();
        baselines.put("gray", gray -> gray.channels(0, 0, 0));
        MeanColour.of(state).ifPresent(mean -> baselines.put("mean-colour", mean::colour));
        return baselines;
    }

    @Override
    public List<Metric> metrics() {
        return maker == PairMaker.GRAY_TO_COLOUR
                ? Stream.concat(Stream.of(Metrics.colourError()), Metrics.standard().stream())
                        .toList()
                : Task.super.metrics();
    }

    @Override
    public Record options() {
        return maker == PairMaker.EDGES_TO_PHOTO ? new Drawing() : new NoOptions();
    }

    @Override
    public Inputs prepare(Inputs inputs) {
        return options() instanceof Drawing defaults
                ? inputs.with(Inputs.IMAGE, inputs.options().applyTo(defaults).edges(inputs.image(Inputs.IMAGE)))
                : inputs;
    }

    @Override
    public Inputs inputs(Pair pair, Settings options) {
        if (options.get("lines") != null) {
            throw new InvalidInputException(
                    "lines is for runs: an evaluation finds the edges of photographs itself;" + " leave it out");
        }
        return Task.super.inputs(pair, options);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        ImageBatch made = tiling.apply(model, image, Condition.NONE);
        return new Result.Image(maker == PairMaker.GRAY_TO_COLOUR ? withLuma(made, image) : made);
    }

    /**
     * Returns the colours of one picture with the brightness of another one, because only the colours are unknown.
     * Colours that are too strong for the brightness are made paler; otherwise clipping would change the brightness.
     */
    private static ImageBatch withLuma(ImageBatch colour, ImageBatch gray) {
        float[] luma = Picture.of(colour).gray().pixels().data();
        float[] data = new float[colour.data().length];
        float[] off = new float[3];
        for (int pixel = 0; pixel < luma.length; pixel++) {
            float known = gray.data()[pixel];
            double strength = 1;
            for (int c = 0; c < 3; c++) {
                off[c] = colour.data()[3 * pixel + c] - luma[pixel];
                float room = off[c] > 0 ? 1 - known : known;
                if (Math.abs(off[c]) > room) {
                    strength = Math.min(strength, Math.max(0, room) / Math.abs(off[c]));
                }
            }
            for (int c = 0; c < 3; c++) {
                data[3 * pixel + c] = (float) (known + strength * off[c]);
            }
        }
        return ImageBatch.wrap(1, colour.height(), colour.width(), 3, data);
    }

    @Override
    public Settings about() {
        return Settings.of("maker", text(maker));
    }

    private static String text(PairMaker maker) {
        return maker.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
