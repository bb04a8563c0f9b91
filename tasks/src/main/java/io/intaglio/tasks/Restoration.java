package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Resampling;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.spi.Degradation.Degraded;
import io.intaglio.task.Channels;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.NoOptions;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.degradation.DegradationMixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Undoes a mixture of degradations. {@link Denoise}, {@link Restore} and {@link Enhance} are presets of it. If the
 * degradations have masks, lost pixels first get an estimated value. A further input channel tells the network which
 * pixels are known (1) and which are lost (0). Known pixels do not change.
 *
 * @param mixture the degradations; none if the data has pairs
 * @param pairing makes the training pairs
 * @param preset preset of the network and its training
 * @param allowsRescaling as {@link Task#allowsRescaling}
 * @param about what is known of the degradation, for baselines
 * @param mixing the default options of a run, for damage without masks that changes neither size nor channels
 * @param grid period in pixels of the grid that the network shows in flat parts, which is removed; 0 for none
 */
record Restoration(
        DegradationMixture mixture,
        Pairing pairing,
        Preset preset,
        boolean allowsRescaling,
        Settings about,
        Mixing mixing,
        int grid)
        implements Task {

    /**
     * The options of a run if the plate enlarges pictures.
     *
     * @param scale factor by which the picture is enlarged first, 1 to 8; 1 for a picture that is already large; 0 if
     *     the user must give it
     */
    record Enlarging(
            @Setting(
                    value = "factor by which the picture is enlarged first; 1 for a picture that is already large",
                    range = "1 to 8")
            int scale) {

        Enlarging {
            if (scale < 0 || scale > 8) {
                throw new InvalidInputException("scale must be between 1 and 8, not " + scale);
            }
        }
    }

    /**
     * Returns the preset, which is the same for noise and for other damage: three levels, batches of square crops with
     * all flips and rotations.
     */
    static Preset preset(NetworkSize size, boolean residual, String fidelity) {
        return new Preset(
                "collapsed",
                size.restorer(3, residual, fidelity)
                        .with(Settings.of(Map.of(
                                "train.batch", "16",
                                "train.crop", "96",
                                "train.steps", "2400",
                                "train.augment", "dihedral"))));
    }

    @Override
    public Channels channels(int image, int partner) {
        return new Channels(mixture.channels(image), mixture.masks() ? 1 : 0, image);
    }

    @Override
    public List<Role> roles() {
        Role image = Role.picture(Inputs.IMAGE);
        return mixture.masks() ? List.of(image, Role.optionalPicture(Inputs.MASK)) : List.of(image);
    }

    @Override
    public Needs needs() {
        return pairing.needs();
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return pairing.pair(example, random);
    }

    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        return pairing.reference(example, random);
    }

    /** Returns a pair of the network's input for a degraded image, and the clean image. */
    static Pair pair(Degraded degraded, ImageBatch clean) {
        return Pair.of(
                degraded.known()
                        .map(known ->
                                PushPullInpainting.in(degraded.image(), known).append(known))
                        .orElse(degraded.image()),
                clean);
    }

    @Override
    public boolean byChannel() {
        return mixture.channels(3) == 3;
    }

    @Override
    public Inputs inputs(Pair pair, Settings options) {
        if (options.get("scale") != null) {
            throw new InvalidInputException(
                    "scale is for runs: an evaluation makes the small pictures itself; say by how"
                            + " much with the setting damage=downscale,scale=" + options.get("scale"));
        }
        ImageBatch input = pair.input();
        if (!mixture.masks()) {
            return Inputs.of(Map.of(Inputs.IMAGE, input), options);
        }
        int channels = input.channels() - 1;
        int[] picture = new int[channels];
        Arrays.setAll(picture, c -> c);
        ImageBatch known = input.channels(channels);
        // Without the first estimate: baselines have to compute their own.
        return Inputs.of(
                Map.of(
                        Inputs.IMAGE,
                        Degraded.masked(input.channels(picture), known).image(),
                        Inputs.MASK,
                        inverse(known)),
                options);
    }

    @Override
    public Record options() {
        if (mixture.enlargement() != 1) {
            return new Enlarging(mixture.enlargement());
        }
        return mixture.masks() || !byChannel() ? new NoOptions() : mixing.options();
    }

    @Override
    public Inputs prepare(Inputs inputs) {
        if (options() instanceof Enlarging defaults) {
            return enlarged(inputs, scale(inputs.options(), defaults));
        }
        if (!mixture.masks()) {
            return inputs;
        }
        ImageBatch image = inputs.image(Inputs.IMAGE);
        if (inputs.images(Inputs.MASK).isEmpty()) {
            return inputs.with(Inputs.MASK, inverse(told(image)));
        }
        ImageBatch mask = inputs.image(Inputs.MASK);
        if (mask.height() != image.height() || mask.width() != image.width()) {
            throw new InvalidInputException("the mask is of " + mask.width() + "x" + mask.height()
                    + " pixels and the picture of " + image.width() + "x" + image.height() + "; they must agree");
        }
        return inputs.with(Inputs.MASK, Picture.of(mask).gray().pixels());
    }

    private ImageBatch told(ImageBatch image) {
        ImageBatch known = mixture.known(image)
                .orElseThrow(() -> new InvalidInputException("this plate fills in where a mask says (" + mixture.text()
                        + "), and there is none; give a mask, a picture of the same size that is white where to fill"
                        + " in"));
        for (float one : known.data()) {
            if (one == 0) {
                return known;
            }
        }
        throw new InvalidInputException(
                "there is nothing to fill in: without a mask the picture itself has to show what is"
                        + " missing (of pixels, the exactly black ones), and it shows nothing; give a mask, a picture"
                        + " of the same size that is white where to fill in");
    }

    @Override
    public int enlargement(Settings options) {
        return options() instanceof Enlarging defaults ? scale(options, defaults) : 1;
    }

    private int scale(Settings options, Enlarging defaults) {
        int scale = options.applyTo(defaults).scale();
        if (scale == 0 && options.get("scale") != null) {
            throw new InvalidInputException("scale must be between 1 and 8, not 0");
        }
        if (scale == 0) {
            throw new InvalidInputException("this plate was trained for several enlargements (" + mixture.text()
                    + "); say by how much to enlarge (scale=2), or 1 for a picture that is large already");
        }
        return scale;
    }

    @Override
    public List<String> notes(TaskState state, Settings options) {
        int learned = mixture.enlargement();
        if (learned <= 1) {
            return List.of();
        }
        int asked = enlargement(options);
        if (asked <= learned) {
            return List.of();
        }
        return List.of("the plate learned to enlarge by " + learned + ": by " + asked
                + " the result is softer than that of a plate for it (train restore --set damage=downscale,scale="
                + asked + ")");
    }

    private static Inputs enlarged(Inputs inputs, int scale) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        return inputs.with(
                Inputs.IMAGE,
                Resampling.resize(
                        image, Math.multiplyExact(image.height(), scale), Math.multiplyExact(image.width(), scale)));
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        if (options() instanceof Enlarging) {
            return new Result.Image(tiling.apply(model, image, Condition.NONE));
        }
        if (!mixture.masks()) {
            return new Result.Image(repaired(model, image, inputs.options(), tiling));
        }
        ImageBatch known = inverse(inputs.image(Inputs.MASK));
        int channels = image.channels();
        ImageBatch told = PushPullInpainting.in(Degraded.masked(image, known).image(), known)
                .append(known);
        float[] filled = tiling.apply(model, told, Condition.NONE).data().clone();
        for (int i = 0; i < filled.length; i++) {
            if (known.data()[i / channels] == 1) {
                filled[i] = image.data()[i];
            }
        }
        return new Result.Image(ImageBatch.wrap(1, image.height(), image.width(), channels, filled));
    }

    private ImageBatch repaired(Autoencoder model, ImageBatch image, Settings options, Tiling tiling) {
        if (!byChannel()) {
            return tiling.apply(model, image, Condition.NONE);
        }
        Mixing chosen = mixing.with(options);
        return chosen.strength() == 0 // then the network is not needed
                ? image
                : chosen.mixed(image, new GridRemoval(grid).of(tiling.apply(model, image, Condition.NONE), image));
    }

    /** Returns 1 where a mask is 0, and 0 where it is 1. */
    private static ImageBatch inverse(ImageBatch mask) {
        float[] data = new float[mask.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = mask.data()[i] > 0.5f ? 0 : 1;
        }
        return ImageBatch.wrap(1, mask.height(), mask.width(), 1, data);
    }

    @Override
    public int margin() {
        return mixture.margin();
    }
}
