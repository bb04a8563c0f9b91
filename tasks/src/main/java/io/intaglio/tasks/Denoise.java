package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Range;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Takes noise out of images. Training and evaluation add the noise to clean images, as floats: neither clipped nor rounded, as
 * is usual in the literature (Zhang et al. 2017, DnCNN). Of a range, each image draws its own level: a blind denoiser.
 *
 * @param noise of which kind
 * @param sigma standard deviation of Gaussian noise on the 0 to 255 scale
 * @param peak of Poisson noise: photons at full white, 1 to 10,000
 * @param density of salt and pepper: the share of pixels that become black or white, 0 to 1
 */
public record Denoise(Noise noise, Range sigma, Range peak, Range density) implements TaskProvider, Task {

    /** Gaussian, σ = 25. */
    public Denoise() {
        this(Noise.GAUSSIAN, Range.of(25), Range.of(30), Range.of(0.1));
    }

    public Denoise {
        within("sigma", sigma, 0, 255);
        within("peak", peak, 1, 10_000);
        within("density", density, 0, 1);
    }

    private static void within(String key, Range range, double least, double most) {
        if (range.min() < least || range.max() > most) {
            throw new InvalidInputException(key + " lies between "
                    + new Range(least, most).toString().replace("..", " and ") + ", not at " + range);
        }
    }

    @Override
    public String name() {
        return "denoise";
    }

    @Override
    public String summary() {
        return "take noise out of pictures: Gaussian (one level or blind), Poisson, salt and pepper";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Preset preset() {
        return new Preset(
                "collapsed",
                Settings.of(Map.ofEntries(
                        Map.entry("arch.widths", "48,96,128"),
                        Map.entry("arch.blocks", "2"),
                        Map.entry("arch.latent", "0"),
                        Map.entry("arch.laterals", "true"),
                        Map.entry("arch.residual", "true"),
                        // A pixel that is black or white by chance says nothing of its value: the median is what is
                        // wanted.
                        Map.entry("arch.fidelity", noise == Noise.SALT_AND_PEPPER ? "charbonnier" : "mse"),
                        Map.entry("train.batch", "16"),
                        Map.entry("train.crop", "96"),
                        Map.entry("train.steps", "2400"),
                        Map.entry("train.augment", "dihedral"))));
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        ImageBatch clean = example.image();
        Range range = switch (noise) {
            case GAUSSIAN -> sigma;
            case POISSON -> peak;
            case SALT_AND_PEPPER -> density;
        };
        double level = range.at(random.nextDouble());
        return Pair.of(noise.added(clean, level, random), clean);
    }

    @Override
    public Settings about() {
        Settings kind =
                Settings.of("noise", noise.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (noise) {
            case GAUSSIAN -> kind.with("sigma", sigma);
            case POISSON -> kind.with("peak", peak);
            case SALT_AND_PEPPER -> kind.with("density", density);
        };
    }
}
