package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Task;
import io.intaglio.tasks.degradation.DegradationMixture;
import io.intaglio.tasks.degradation.PixelNoise;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Removes noise from images. Training and evaluation add noise to clean images, as floating-point numbers that are
 * neither clipped nor rounded, as in the literature (DnCNN, Zhang et al. 2017). If a level is a range, each image gets
 * its own random level (blind denoising). Without clean images it can learn from noisy ones, see {@link Supervision}.
 * An evaluation always compares with clean images.
 *
 * @param noise kind of noise that is added; none if the images are noisy already
 * @param sigma standard deviation of Gaussian noise on the 0 to 255 scale
 * @param peak number of photons at full white for Poisson noise, 1 to 10,000
 * @param density share of the pixels that become black or white (salt and pepper), 0 to 1
 * @param supervision kind of the training data
 * @param masked share of the pixels that noise2void replaces and predicts, 0.001 to 0.2
 * @param gray share of the colour training pictures that are converted to gray, with the same noise in all channels, so
 *     that a colour plate also works for gray pictures; 0 to 1
 * @param size size of the network
 * @since 0.1
 */
public record Denoise(
        @Setting("noise that is added: gaussian, poisson, poisson-gaussian, salt-and-pepper, or none if the images are "
                + "noisy already")
        NoiseKind noise,

        @Setting(
                value = "standard deviation of Gaussian noise on the 0 to 255 scale; with a range, a random value for "
                        + "each image",
                range = "0 to 255")
        Range sigma,

        @Setting(
                value = "Poisson noise: number of photons at full white; fewer photons give more noise",
                range = "1 to 10000")
        Range peak,

        @Setting(value = "salt-and-pepper noise: share of the pixels that become black or white", range = "0 to 1")
        Range density,

        @Setting("images that the training needs: clean images, only noisy images (noise2void), or two noisy images of "
                + "each scene (noise2noise)")
        Supervision supervision,

        @Setting(value = "noise2void: share of the pixels that are hidden and predicted", range = "0.001 to 0.2")
        double masked,

        @Setting(
                value = "share of the colour training pictures that are converted to gray, with the same noise in all "
                        + "channels, so that a colour plate also works for gray pictures",
                range = "0 to 1")
        double gray,

        @Setting("size of the network, see sizes") NetworkSize size)
        implements TaskProvider {

    /** Creates the default settings: Gaussian noise, σ = 25, clean images. */
    public Denoise() {
        this(
                NoiseKind.GAUSSIAN,
                Range.of(25),
                Range.of(30),
                Range.of(0.1),
                Supervision.CLEAN,
                0.02,
                0,
                NetworkSize.MEDIUM);
    }

    public Denoise {
        for (NoiseKind kind : NoiseKind.values()) {
            kind.of(sigma, peak, density); // checks the levels
        }
        Range.of(masked).checkWithin("masked", 0.001, 0.2);
        Range.of(gray).checkWithin("gray", 0, 1);
    }

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "remove noise from pictures: Gaussian (known or unknown level), Poisson, both, salt and pepper";
    }

    @Override
    public Set<String> unused() {
        Set<String> unused = new HashSet<>(Set.of("sigma", "peak", "density", "masked"));
        noise.of(sigma, peak, density)
                .ifPresent(kind -> unused.removeAll(Providers.settings(kind).keys()));
        if (supervision == Supervision.NOISE2VOID) {
            unused.remove("masked");
        }
        return unused;
    }

    @Override
    public Task create() {
        Optional<PixelNoise> added = noise.of(sigma, peak, density);
        // A pixel that is black or white at random has no information about its value. So the median is needed.
        String fidelity = noise == NoiseKind.SALT_AND_PEPPER ? "charbonnier" : "mse";
        Settings levels = added.map(Degradation::about).orElse(Settings.empty());
        return new Restoration(
                DegradationMixture.of(added.stream().toList()),
                new NoisePairing(added, supervision, masked, gray),
                Restoration.preset(size, true, fidelity),
                true,
                levels.with("noise", noise),
                new StrengthAndDetail(1, 0),
                0);
    }
}
