package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Needs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Takes noise out of images. Training and evaluation add the noise to clean images, as floats: neither clipped nor rounded, as
 * is usual in the literature (Zhang et al. 2017, DnCNN). Of a range, each image draws its own level: a blind denoiser. Without
 * clean images it learns from noisy ones, see {@link Supervision}; what it is measured by is always a clean image.
 *
 * @param noise that is added; none where the images are noisy already
 * @param sigma standard deviation of Gaussian noise on the 0 to 255 scale
 * @param peak of Poisson noise: photons at full white, 1 to 10,000
 * @param density of salt and pepper: the share of pixels that become black or white, 0 to 1
 * @param supervision what is learned from
 * @param masked share of the pixels that noise2void hides and asks for, 0.001 to 0.2
 * @param gray share of the colour pictures that are learned from as gray ones, whose channels have one noise: a plate for colour then
 *     serves gray pictures, too
 * @param size of the network
 */
public record Denoise(
        @Setting("what is added: gaussian, poisson, poisson-gaussian, salt-and-pepper, or none where the "
                + "images are noisy already")
        Noise noise,

        @Setting(
                value = "standard deviation of Gaussian noise on the 0 to 255 scale; a range draws one for each "
                        + "image",
                range = "0 to 255")
        Range sigma,

        @Setting(value = "of Poisson noise: photons at full white", range = "1 to 10000")
        Range peak,

        @Setting(value = "of salt and pepper: the share of pixels that become black or white", range = "0 to 1")
        Range density,

        @Setting("what is learned from: clean images, noisy ones alone (noise2void), two noisy ones of "
                + "each scene (noise2noise)")
        Supervision supervision,

        @Setting(value = "of noise2void: the share of pixels that are hidden and asked for", range = "0.001 to 0.2")
        double masked,

        @Setting(
                value = "share of the colour pictures that are learned from as gray ones, whose channels have one "
                        + "noise: a plate for colour then serves gray pictures, too",
                range = "0 to 1")
        double gray,

        @Setting("size of the network, see sizes") Size size)
        implements TaskProvider, Task {

    /** Gaussian, σ = 25, clean images. */
    public Denoise() {
        this(Noise.GAUSSIAN, Range.of(25), Range.of(30), Range.of(0.1), Supervision.CLEAN, 0.02, 0, Size.MEDIUM);
    }

    public Denoise {
        sigma.checkWithin("sigma", 0, 255);
        peak.checkWithin("peak", 1, 10_000);
        density.checkWithin("density", 0, 1);
        SettingChecks.within("masked", masked, 0.001, 0.2);
        SettingChecks.within("gray", gray, 0, 1);
    }

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "take noise out of pictures: Gaussian (one level or blind), Poisson, both, salt and pepper";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, noise == Noise.NONE && supervision != Supervision.NOISE2VOID);
    }

    @Override
    public Preset preset() {
        // A pixel that is black or white by chance says nothing of its value: the median is what is wanted.
        return Restoration.preset(size, noise == Noise.SALT_AND_PEPPER ? "charbonnier" : "mse");
    }

    @Override
    public Pair pair(Example found, RandomGenerator random) {
        checkPartner(found);
        Example example = gray > 0 && random.nextDouble() < gray
                ? found.with(grayed(found.image()), found.partner().map(Denoise::grayed))
                : found;
        ImageBatch image = example.image();
        Noise.Level level = level(random);
        return switch (supervision) {
            case CLEAN ->
                reference(image, example.partner(), level, random).orElseThrow(() -> alone("the clean image"));
            case NOISE2VOID -> new BlindSpots(masked).pair(noise.added(image, level, random), random);
            case NOISE2NOISE ->
                Pair.of(
                        noise.added(image, level, random),
                        noise == Noise.NONE
                                ? example.partner().orElseThrow(() -> alone("another noisy image of the same scene"))
                                : noise.added(image, level, random));
        };
    }

    /** Noise that is added says that the images are clean. */
    private void checkPartner(Example example) {
        if (noise != Noise.NONE && example.partner().isPresent()) {
            throw new InvalidInputException(
                    "this data has pairs, and the plate adds noise to clean images: say noise=none"
                            + " (--set noise=none --set supervision=clean) if the first of each pair is noisy already, or give"
                            + " single images");
        }
    }

    /** Its luma, in as many channels. */
    private static ImageBatch grayed(ImageBatch image) {
        return Picture.of(image).gray().toChannels(image.channels()).pixels();
    }

    private static InvalidInputException alone(String partner) {
        return new InvalidInputException("with noise=none every image needs a partner, " + partner
                + ": give pairs:DIR_A,DIR_B; or set supervision=noise2void, which learns from noisy images alone");
    }

    /** Measured against clean images, whatever it learns from; nothing is clean where it learns from noisy photographs. */
    @Override
    public Optional<Pair> reference(Example example, RandomGenerator random) {
        checkPartner(example);
        return noise == Noise.NONE && supervision != Supervision.CLEAN
                ? Optional.empty()
                : reference(example.image(), example.partner(), level(random), random);
    }

    private Optional<Pair> reference(
            ImageBatch image, Optional<ImageBatch> partner, Noise.Level level, RandomGenerator random) {
        return noise == Noise.NONE
                ? partner.map(clean -> Pair.of(image, clean))
                : Optional.of(Pair.of(noise.added(image, level, random), image));
    }

    /** Draws for those levels alone that the noise has. */
    private Noise.Level level(RandomGenerator random) {
        return switch (noise) {
            case NONE -> new Noise.Level(0, 0, 0);
            case GAUSSIAN -> new Noise.Level(sigma.at(random.nextDouble()), 0, 0);
            case POISSON -> new Noise.Level(0, peak.at(random.nextDouble()), 0);
            case POISSON_GAUSSIAN -> new Noise.Level(sigma.at(random.nextDouble()), peak.at(random.nextDouble()), 0);
            case SALT_AND_PEPPER -> new Noise.Level(0, 0, density.at(random.nextDouble()));
        };
    }

    @Override
    public Record options() {
        return new Strength();
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        return Strength.of(inputs.options()).run(model, inputs, tiling);
    }

    @Override
    public Settings about() {
        Settings kind =
                Settings.of("noise", noise.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (noise) {
            case NONE -> kind;
            case GAUSSIAN -> kind.with("sigma", sigma);
            case POISSON -> kind.with("peak", peak);
            // Not sigma: baselines take that for all the noise there is, and estimate it when it is not told.
            case POISSON_GAUSSIAN -> kind.with("peak", peak).with("read-out", sigma);
            case SALT_AND_PEPPER -> kind.with("density", density);
        };
    }
}
