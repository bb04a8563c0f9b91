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
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plate that comes with the tasks works before anything was trained. */
class BoxedPlateTest {

    private static final List<String> PARTS = List.of("arch", "task", "train");
    private static final int MOST_BYTES = 8_000_000;

    @Test
    void itIsSmallAndSaysHowToTrainItAgain() throws Exception {
        try (Intaglio intaglio = Intaglio.open();
                InputStream in = intaglio.plates().get("denoise").open()) {
            assertThat(in.readAllBytes()).hasSizeLessThan(MOST_BYTES);
            Settings card = intaglio.plate("denoise").card().settings();
            assertThat(card.get("data.name")).startsWith("demo:leaves");
            assertThat(card.get("task.sigma")).isEqualTo("5..55");
            assertThat(card.keys()).contains("arch.widths", "train.steps", "train.seed");
        }
    }

    /** So that the command of its documentation makes it again, up to what the time gives. */
    @Test
    void whatItsCardSaysIsATrainingOfTheSameNetworkOnTheSameData() throws Exception {
        try (Intaglio intaglio = Intaglio.open()) {
            Card card = intaglio.plate("denoise").card();
            Settings said = card.settings().keep(key -> PARTS.stream().anyMatch(part -> key.startsWith(part + ".")));
            try (Source data = intaglio.source(card.settings().get("data.name"))) {
                Training.Plan plan = intaglio.train(card.settings().get("task"))
                        .architecture(card.architecture())
                        .data(data)
                        .settings(said)
                        .plan();

                assertThat(plan.shapes().architecture().formatOneFingerprint()).isEqualTo(card.fingerprint());
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
}
