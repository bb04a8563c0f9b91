package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.plate.Plate;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the real engine learns from one labelled digit of each kind and 980 without a label. */
@Tag("slow")
class FewLabelsLearningTest {

    private static double accuracy(Intaglio intaglio, String consistency) throws IOException {
        Plate plate = intaglio.train("classify")
                .data("demo:digits,count=1000,seed=1")
                .set("labels", 10)
                .set("consistency", consistency)
                .set("widths", "16,32,32")
                .set("batch", 32)
                .set("learning-rate", 0.003)
                .set("warm-up", 20)
                .set("ema", 0.98)
                .steps(250)
                .run()
                .plate();
        try (Model model = intaglio.open(plate);
                Source others = intaglio.source("demo:digits,count=300,seed=2")) {
            return model.evaluate(others, Settings.empty(), 0, EvaluationListener.NONE)
                    .figures()
                    .get("accuracy")
                    .value();
        }
    }

    /** It was 62 % with and 22 % without. */
    @Test
    void consistencyTeachesMoreThanTheLabelsAlone() throws IOException {
        try (Intaglio intaglio = Intaglio.open()) {
            assertThat(accuracy(intaglio, "auto")).isGreaterThan(accuracy(intaglio, "off") + 20);
        }
    }
}
