package io.intaglio.tasks.stylize;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Shape;
import io.intaglio.network.Term;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.stylize.PatchTransfer.Style;
import io.intaglio.tasks.stylize.StylizeOptions.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives a picture the strokes and colours of others. Without a network, by {@link PatchTransfer}, or by a network that
 * learned it from pictures and styles, in one pass; a plate of another task whose code is a map transfers by
 * {@link CodeTransfer}, too.
 *
 * @param network whether a network learns to stylize
 * @param structure how strongly the content holds in the training
 */
public record Stylize(
        @Setting("whether a network learns to stylize in one pass; otherwise pixels are changed step by step")
        boolean network,

        @Setting(value = "with a network: how strongly the edges of the pictures hold", range = "0 to 1000")
        double structure)
        implements TaskProvider, Task {

    /** The role of a picture whose style is transferred. */
    public static final String STYLE = "style";

    private static final int MOST_STYLES = 16;
    private static final int MOST_PIXELS = 1 << 26;
    private static final int PATCHES = 8192;
    private static final double STROKES = 250;
    private static final int DIRECTIONS = 16;
    private static final int LEARNED_PATCHES = 512;
    private static final double ITSELF = 0.1;
    private static final long NOISE = 0x5EEDL;
    private static final int MOST_STRUCTURE = 1000;

    /** Creates the defaults: no network. */
    public Stylize() {
        this(false, 1);
    }

    public Stylize {
        if (!(structure >= 0 && structure <= MOST_STRUCTURE)) {
            throw new InvalidInputException("structure lies between 0 and 1000, not at " + structure);
        }
    }

    @Override
    public String name() {
        return "stylize";
    }

    @Override
    public String summary() {
        return "give a picture the strokes and colours of other pictures";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Preset preset() {
        return network ? new Preset("collapsed", Settings.parse("""
                        arch.widths = 16,32,64
                        arch.blocks = 1
                        arch.latent = 0
                        arch.shuffle = 1
                        arch.upsampling = bilinear
                        arch.laterals = true
                        arch.residual = true
                        train.batch = 8
                        train.crop = 96
                        train.steps = 6000
                        train.clip = 1
                        train.fan-in = 432
                        train.augment = dihedral
                        """)) : new Preset("identity", Settings.empty());
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, network);
    }

    @Override
    public Channels channels(int image, int partner) {
        return new Channels(3, network ? StyleInput.BESIDE : 0, 3);
    }

    /** Replaces what the network is trained by: its output resembles no picture that there is. */
    @Override
    public Architecture complete(Architecture architecture) {
        return network
                ? new Architecture(
                        architecture.in(),
                        architecture.out(),
                        architecture.encoder(),
                        architecture.latent(),
                        architecture.decoder(),
                        architecture.heads(),
                        List.of(
                                new Term.PatchDistribution(STROKES, DIRECTIONS, LEARNED_PATCHES),
                                new Term.GradientCorrelation(structure)))
                : architecture;
    }

    @Override
    public boolean byChannel() {
        return false;
    }

    @Override
    public List<Role> roles() {
        return List.of(
                Role.picture(Inputs.IMAGE),
                new Role(STYLE, Role.Form.PICTURE, 1, MOST_STYLES),
                Role.optionalPicture(Inputs.MASK));
    }

    @Override
    public Record options() {
        return new StylizeOptions();
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        if (!network) {
            return reference(example, random).orElseThrow();
        }
        ImageBatch image = colour(example.image());
        ImageBatch style =
                random.nextDouble() < ITSELF ? image : colour(example.partner().orElse(example.image()));
        List<Style> styles = List.of(new Style(style, 1));
        return Pair.of(
                StyleInput.of(PatchTransfer.coloured(image, styles), StyleSignature.of(styles), random.nextLong()),
                style);
    }

    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(
                Pair.of(colour(example.image()), colour(example.partner().orElse(example.image()))));
    }

    /** Returns what is measured: the example's image in the style of its partner. */
    @Override
    public Inputs inputs(Pair pair, Settings options) {
        return Inputs.of(Map.of(Inputs.IMAGE, StyleInput.image(pair.input()), STYLE, pair.target()), options);
    }

    @Override
    public Inputs prepare(Inputs inputs) {
        StylizeOptions options = inputs.options().applyTo(new StylizeOptions());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        int styles = inputs.images(STYLE).size();
        if (!options.styleWeights().isEmpty() && options.styleWeights().size() != styles) {
            throw new InvalidInputException("style-weights says a weight for each of the " + styles + " styles, not "
                    + options.styleWeights().size());
        }
        List<ImageBatch> masks = inputs.images(Inputs.MASK);
        if (!masks.isEmpty()) {
            ImageBatch mask = masks.get(0);
            if (mask.height() != image.height() || mask.width() != image.width()) {
                throw new InvalidInputException("the mask has " + mask.width() + "x" + mask.height()
                        + " pixels and the picture " + image.width() + "x" + image.height() + "; they have one size");
            }
            if (styles > 2) {
                throw new InvalidInputException("with a mask there are one or two styles, where it is white and where"
                        + " it is black, not " + styles);
            }
        }
        return inputs;
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        StylizeOptions options = inputs.options().applyTo(new StylizeOptions());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        if (options.strength() == 0) {
            return new Result.Image(image);
        }
        List<Style> styles = styles(inputs, options);
        List<ImageBatch> masks = inputs.images(Inputs.MASK);
        ImageBatch result;
        if (masks.isEmpty()) {
            result = transferred(model, inputs, styles, tiling);
        } else {
            ImageBatch white = transferred(model, inputs, styles.subList(0, 1), tiling);
            ImageBatch black = styles.size() == 1 ? image : transferred(model, inputs, styles.subList(1, 2), tiling);
            result = Blend.by(masks.get(0), black, white);
        }
        return new Result.Image(Blend.by(options.strength(), image, result));
    }

    private static List<Style> styles(Inputs inputs, StylizeOptions options) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        List<ImageBatch> given = inputs.images(STYLE);
        List<Style> styles = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            double weight = options.styleWeights().isEmpty()
                    ? 1
                    : options.styleWeights().get(i);
            if (weight > 0) {
                ImageBatch style = scaled(colour(given.get(i)), image, options.scale());
                styles.add(new Style(
                        options.keepColour()
                                ? Metrics.clipped(LinearTransfer.of(style).map(style, LinearTransfer.of(image)))
                                : style,
                        weight));
            }
        }
        return styles;
    }

    private static ImageBatch colour(ImageBatch image) {
        if (image.channels() == 3) {
            return image;
        }
        if (image.channels() != 1) {
            throw new InvalidInputException("a style is gray or RGB, not of " + image.channels() + " channels");
        }
        float[] rgb = new float[3 * image.data().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = image.data()[i / 3];
        }
        return ImageBatch.wrap(1, image.height(), image.width(), 3, rgb);
    }

    private static ImageBatch scaled(ImageBatch style, ImageBatch content, double scale) {
        double factor = scale * Math.max(content.height(), content.width()) / Math.max(style.height(), style.width());
        int height = (int) Math.max(1, Math.round(style.height() * factor));
        int width = (int) Math.max(1, Math.round(style.width() * factor));
        if ((long) height * width > MOST_PIXELS) {
            throw new InvalidInputException("at a scale of " + scale + " a style has " + width + "x" + height
                    + " pixels, more than " + MOST_PIXELS + "; use a smaller scale");
        }
        return height == style.height() && width == style.width()
                ? style
                : Metrics.clipped(Resampling.resize(style, height, width));
    }

    private ImageBatch transferred(Autoencoder model, Inputs inputs, List<Style> styles, Tiling tiling) {
        StylizeOptions options = inputs.options().applyTo(new StylizeOptions());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        Method method = options.method() == Method.AUTO ? usual(model) : options.method();
        return switch (method) {
            case NETWORK -> byNetwork(model, image, styles, tiling);
            case COLOURS -> PatchTransfer.coloured(image, styles);
            case STATISTICS -> new CodeTransfer(true).apply(checked(model), image, styles, tiling);
            case WHITENING -> new CodeTransfer(false).apply(checked(model), image, styles, tiling);
            default ->
                new PatchTransfer(options.steps(), PATCHES, options.structure())
                        .apply(image, styles, inputs.listener());
        };
    }

    private ImageBatch byNetwork(Autoencoder model, ImageBatch image, List<Style> styles, Tiling tiling) {
        if (!network) {
            throw new InvalidInputException("this plate's network did not learn to stylize; use method=patches, or"
                    + " train one: train stylize --set network=true");
        }
        ImageBatch coloured = PatchTransfer.coloured(image, styles);
        ImageBatch input = StyleInput.of(coloured, StyleSignature.of(styles), NOISE);
        ImageBatch light = Luminance.of(tiling.apply(model, input, Condition.NONE));
        return Luminance.rgb(light, PatchTransfer.smoothed(Luminance.opponent(coloured), light));
    }

    private Method usual(Autoencoder model) {
        if (network) {
            return Method.NETWORK;
        }
        return model.plan().rows().isEmpty() ? Method.PATCHES : Method.STATISTICS;
    }

    private static Autoencoder checked(Autoencoder model) {
        if (model.plan().rows().isEmpty()
                || !(model.plan().code() instanceof Shape.Map)
                || model.codec().isEmpty()) {
            throw new InvalidInputException("this plate has no code that is a map and can be decoded alone; use"
                    + " method=patches, or a plate that rebuilds pictures (train reconstruct)");
        }
        return model;
    }

    @Override
    public Optional<Scorer> scorer(TaskState state) {
        return Optional.of(new StyleScorer());
    }
}
