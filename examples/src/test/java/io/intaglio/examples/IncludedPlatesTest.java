package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.network.Architecture;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PlateProvider;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plates that come with the tasks work before anything was trained. */
class IncludedPlatesTest {

    private static final List<String> PARTS = List.of("arch", "task", "train");
    /** Drawn with a seed that no plate was trained with, in colour and in gray. */
    private static final String SCENES = "demo:scenes,count=4,size=160,seed=77";

    private static final String DIGITS = "demo:digits,count=4,size=96,seed=77";

    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_BYTES_OF_ALL = 20_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"denoise", "photo", "jpeg", "enlarge", "fill", "low-light", "colour", "stylize-fast"})
    void itIsSmallAndSaysHowToTrainItAgain(String name) throws Exception {
        try (Intaglio intaglio = Intaglio.open();
                InputStream in = intaglio.plates().get(name).open()) {
            assertThat(in.readAllBytes()).hasSizeLessThan(MOST_BYTES);
            Settings card = intaglio.plate(name).card().settings();
            assertThat(card.get("data.name")).startsWith("demo:");
            assertThat(card.keys()).contains("arch.widths", "train.steps", "train.seed");
        }
    }

    @Test
    void allOfThemTogetherAreSmall() throws Exception {
        long bytes = 0;
        try (Intaglio intaglio = Intaglio.open()) {
            for (PlateProvider plate : intaglio.plates().all()) {
                try (InputStream in = plate.open()) {
                    bytes += in.readAllBytes().length;
                }
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES_OF_ALL);
    }

    /** So that the command of its documentation makes it again, up to what the time gives. */
    @ParameterizedTest
    @ValueSource(strings = {"denoise", "photo", "jpeg", "enlarge", "fill", "low-light", "colour", "stylize-fast"})
    void whatItsCardSaysIsATrainingOfTheSameNetworkOnTheSameData(String name) throws Exception {
        try (Intaglio intaglio = Intaglio.open()) {
            Card card = intaglio.plate(name).card();
            Settings said = card.settings().keep(key -> PARTS.stream().anyMatch(part -> key.startsWith(part + ".")));
            try (Source data = intaglio.source(card.settings().get("data.name"))) {
                Training.Plan plan = intaglio.train(card.settings().get("task"))
                        .architecture(card.architecture())
                        .data(data)
                        .settings(said)
                        .plan();

                Architecture planned = plan.shapes().architecture();
                assertThat(card.format() == 1 ? planned.formatOneFingerprint() : planned.fingerprint())
                        .isEqualTo(card.fingerprint());
                assertThat(plan.settings().keep(said.keys()::contains)).isEqualTo(said);
                assertThat(plan.examples())
                        .isEqualTo(Long.parseLong(card.settings().get("data.count")));
                Split split =
                        Split.of(data, plan.config().heldOut(), plan.config().seed());
                assertThat(split.train().digest()).isEqualTo(card.settings().get("data.digest"));
            }
        }
    }

    @Test
    void itTakesNoiseOutOfColourAndOfGray() throws Exception {
        try (Intaglio intaglio = Intaglio.open();
                Source leaves = intaglio.source("demo:leaves,count=2,size=96,seed=77");
                Source digits = intaglio.source("demo:digits,count=4,size=96,seed=77")) {
            Plate plate = intaglio.plate("denoise");
            for (Source pictures : new Source[] {leaves, digits}) {
                for (int sigma : new int[] {15, 50}) {
                    try (Model model = intaglio.open(plate, "denoise", Settings.of("sigma", sigma))) {
                        Evaluation evaluation =
                                model.evaluate(pictures, Map.of(), Settings.empty(), 1, EvaluationListener.NONE);
                        assertThat(evaluation.metrics().get("psnr"))
                                .isGreaterThan(
                                        evaluation.baselines().get("input").get("psnr") + 4);
                    }
                }
            }
        }
    }

    @Test
    void blocksOfJpegGoFromColourAndFromGray() throws Exception {
        restores("jpeg", "jpeg,quality=10", 0.5, SCENES, DIGITS);
    }

    @Test
    void grainGoesFromColourAndFromGray() throws Exception {
        restores("photo", "grain,sigma=20", 3, SCENES, DIGITS);
    }

    @Test
    void smallPicturesGetLarger() throws Exception {
        restores("enlarge", "downscale,scale=2", 0.8, SCENES);
        restores("enlarge", "downscale,scale=2,quality=75", 0.2, SCENES);
    }

    @Test
    void lostPixelsAreFilledIn() throws Exception {
        restores("fill", "pixels,share=0.5", 15, SCENES, DIGITS);
    }

    @Test
    void darkPicturesGetBrighter() throws Exception {
        assertThat(gain("low-light", "enhance", Settings.of("stops", 3), "psnr", SCENES))
                .isGreaterThan(4);
    }

    /** In the mean of many: it guesses, and colours of drawn things are hard to foresee. */
    @Test
    void colourIsNearerThanGray() throws Exception {
        String many = "demo:scenes,count=24,size=160,seed=5";
        assertThat(gain("colour", "transform", Settings.empty(), "ab-error", many))
                .isLessThan(-0.5);
    }

    private static void restores(String name, String damage, double decibels, String... sources) throws Exception {
        for (String each : sources) {
            assertThat(gain(name, "restore", Settings.of("damage", damage), "psnr", each))
                    .as(each)
                    .isGreaterThan(decibels);
        }
    }

    /** By how much a figure is higher than that of the input. */
    private static double gain(String name, String task, Settings settings, String figure, String source)
            throws Exception {
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open(intaglio.plate(name), task, settings);
                Source pictures = intaglio.source(source)) {
            Evaluation evaluation = model.evaluate(pictures, Map.of(), Settings.empty(), 1, EvaluationListener.NONE);
            double input = evaluation.baselines().values().iterator().next().get(figure);
            return evaluation.metrics().get(figure) - input;
        }
    }
}
