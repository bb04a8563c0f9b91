package io.intaglio.tasks.stylize;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Shape;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Inputs;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Transfers the strokes and colours of styles to a picture. With an autoencoder, {@link CodeTransfer} changes the code
 * of the picture to the statistics of the styles in one pass. Without a network, {@link PatchTransfer} changes the
 * pixels in steps.
 */
public record Stylize() implements TaskProvider, Task {

    /** The role of a picture whose style is transferred. */
    public static final String STYLE = "style";

    private static final int MOST_STYLES = 16;
    private static final int MOST_PIXELS = 1 << 26;
    private static final int PATCHES = 8192;

    /** Times of {@code whitening} and {@code neighbours} grow with the third power of the channels. */
    private static final int MOST_MIXED_CHANNELS = 64;

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
        return new Preset("collapsed", Settings.parse("""
                arch.widths = 32,64
                arch.latent = 12
                train.batch = 8
                train.crop = 96
                train.steps = 2000
                """));
    }

    @Override
    public Channels channels(int image, int partner) {
        return Channels.same(3);
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

    /** Returns a pair for learning to rebuild pictures. */
    @Override
    public Pair pair(Example example, RandomGenerator random) {
        ImageBatch image = colour(example.image());
        return Pair.of(image, image);
    }

    /**
     * Returns a pair of a picture and a style. Without a style, the picture itself is the style, and should then not
     * change.
     */
    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(
                Pair.of(colour(example.image()), colour(example.partner().orElse(example.image()))));
    }

    /** Returns the inputs of an evaluation: the example's image, and its partner as the style. */
    @Override
    public Inputs inputs(Pair pair, Settings options) {
        return Inputs.of(Map.of(Inputs.IMAGE, pair.input(), STYLE, pair.target()), options);
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
        return new Result.Image(image.towards(result, options.strength()));
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
        return image.channels(0, 0, 0);
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

    private static ImageBatch transferred(Autoencoder model, Inputs inputs, List<Style> styles, Tiling tiling) {
        StylizeOptions options = inputs.options().applyTo(new StylizeOptions());
        ImageBatch image = inputs.image(Inputs.IMAGE);
        Method method = options.method() == Method.AUTO ? usual(model) : options.method();
        if (method != Method.PATCHES) {
            checkUnused(inputs.options(), method);
        }
        return switch (method) {
            case COLOURS -> PatchTransfer.coloured(image, styles);
            case STATISTICS -> new CodeTransfer(true, 0).apply(checked(model), image, styles, tiling);
            case WHITENING -> new CodeTransfer(false, 0).apply(checked(model), image, styles, tiling);
            case NEIGHBOURS -> new CodeTransfer(false, 1).apply(checked(model), image, styles, tiling);
            default ->
                new PatchTransfer(options.steps(), PATCHES, options.structure())
                        .apply(image, styles, inputs.listener());
        };
    }

    private static void checkUnused(Settings given, Method method) {
        for (String option : List.of("steps", "structure")) {
            if (given.get(option) != null) {
                throw new InvalidInputException(option + " is an option of method=patches, and this run uses "
                        + method.name().toLowerCase(Locale.ROOT) + "; leave " + option + " out");
            }
        }
    }

    private static Method usual(Autoencoder model) {
        if (model.plan().rows().isEmpty()) {
            return Method.PATCHES;
        }
        return model.plan().code().channels() > MOST_MIXED_CHANNELS ? Method.STATISTICS : Method.NEIGHBOURS;
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
