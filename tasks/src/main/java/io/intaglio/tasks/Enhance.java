package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.tasks.degradation.DegradationMixture;
import io.intaglio.tasks.degradation.Haze;
import io.intaglio.tasks.degradation.LowContrast;
import io.intaglio.tasks.degradation.LowLight;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Improves pictures: brightens dark pictures and shadows, restores contrast, removes haze. It learns from ordinary
 * photographs, which are degraded when they are read, or from pairs in which the partner is the improved version of the
 * image.
 *
 * @param kind defects of the pictures: {@code low-light}, {@code contrast}, {@code haze}. If there are several,
 *     optionally with weights ({@code low-light:2}), each image gets a random one
 * @param stops missing exposure of a whole low-light picture, in stops (halvings of the light), 0 to 8
 * @param shadows share of the low-light pictures that also get an uneven shadow, 0 to 1
 * @param depth darkness of that shadow at its darkest place, in stops, 0 to 8
 * @param peak number of photons at full white for the noise of low-light pictures, 10 to 1,000,000
 * @param sigma standard deviation of the read-out noise in linear light, on the 0 to 255 scale, 0 to 25
 * @param cast strength of the colour cast: the largest relative error of the light of a channel, 0 to 0.5
 * @param contrast share of the range from black to white that is left, 0.01 to 1
 * @param transmission share of the light that passes through the haze from the farthest point, 0.01 to 1
 * @param size size of the network
 * @since 0.1
 */
public record Enhance(
        @Setting("defects of the pictures: low-light, contrast, haze; with several, as in low-light:2,haze, a "
                + "random one for each image, by weight")
        List<String> kind,

        @Setting(
                value = "low light: exposure that is missing in the whole picture, in stops (one stop is half of the "
                        + "light)",
                range = "0 to 8")
        Range stops,

        @Setting(value = "low light: share of the pictures that also get an uneven shadow", range = "0 to 1")
        double shadows,

        @Setting(value = "low light: darkness of that shadow at its darkest place, in stops", range = "0 to 8")
        Range depth,

        @Setting(
                value = "low light: photons at full white for the photon noise; each missing stop halves this number",
                range = "10 to 1000000")
        Range peak,

        @Setting(
                value = "low light: standard deviation of the read-out noise in linear light, on the 0 to 255 scale; "
                        + "each missing stop doubles it",
                range = "0 to 25")
        Range sigma,

        @Setting(
                value = "low light: strength of the colour cast: the largest relative error of the light of a channel",
                range = "0 to 0.5")
        double cast,

        @Setting(value = "contrast: share of the range from black to white that is left", range = "0.01 to 1")
        Range contrast,

        @Setting(
                value = "haze: share of the light that passes through the haze from the farthest point",
                range = "0.01 to 1")
        Range transmission,

        @Setting("size of the network, see sizes") NetworkSize size)
        implements TaskProvider {

    /** Twice the factor by which pixels are put together. What is brightened shows the grid of the finest levels. */
    private static final int GRID = 4;

    /** Creates the default settings: low light by 0.5 to 4 stops, shadows in half of the pictures. */
    public Enhance() {
        this(
                List.of("low-light"),
                new Range(0.5, 4),
                0.5,
                new Range(1, 3),
                new Range(2000, 50_000),
                new Range(0, 0.1),
                0.1,
                new Range(0.3, 0.8),
                new Range(0.2, 0.8),
                NetworkSize.SMALL);
    }

    public Enhance {
        kind = List.copyOf(kind);
        mixture(kind, stops, shadows, depth, peak, sigma, cast, contrast, transmission); // checks all settings
    }

    private static DegradationMixture mixture(
            List<String> kind,
            Range stops,
            double shadows,
            Range depth,
            Range peak,
            Range sigma,
            double cast,
            Range contrast,
            Range transmission) {
        List<Degradation> known = List.of(
                new LowLight(stops, shadows, depth, peak, sigma, cast),
                new LowContrast(contrast),
                new Haze(transmission));
        return DegradationMixture.parse("kind", String.join(",", kind), Providers.of(Degradation.class, known));
    }

    @Override
    public String name() {
        return "enhance";
    }

    @Override
    public String summary() {
        return "make more of a picture visible: low light and shadows, weak contrast, haze";
    }

    @Override
    public Task create() {
        DegradationMixture mixture = mixture(kind, stops, shadows, depth, peak, sigma, cast, contrast, transmission);
        // The task is for dark pictures, so their values are not rescaled.
        return new Restoration(
                mixture,
                (example, random) -> pair(mixture, example, random),
                preset(),
                false,
                about(mixture),
                new Strength(),
                GRID);
    }

    private static Pair pair(DegradationMixture mixture, Example example, RandomGenerator random) {
        if (example.partner().isPresent()) {
            return Pair.of(example.image(), example.partner().get());
        }
        // Drawn also if there is only one kind, so that a seed always gives the same pictures.
        Degradation drawn = mixture.at(random.nextDouble()).orElseThrow();
        return Restoration.pair(drawn.degrade(example.image(), random), example.image());
    }

    private Preset preset() {
        // The brightness of the scene is unknown, so a few large errors must not dominate the loss.
        Settings network = size.restorer(4, true, "charbonnier").with("arch.upsampling", "bilinear");
        return new Preset(
                "collapsed",
                network.with(Settings.of(Map.of(
                        "train.batch", "8",
                        "train.crop", "160",
                        "train.steps", "5000",
                        "train.clip", "1",
                        // Light comes from above, and distant parts are at the top: no other flips or rotations.
                        "train.augment", "flip"))));
    }

    /** Returns the settings of the kinds in the mixture. */
    private Settings about(DegradationMixture mixture) {
        Settings about = Settings.of("kind", kind);
        for (DegradationMixture.Part part : mixture.parts()) {
            about = about.with(part.degradation().about());
        }
        return about;
    }
}
