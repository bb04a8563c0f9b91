package com.example.intaglio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.task.RunRequest;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.plate.Plate;
import io.intaglio.task.Result;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The providers of this plug-in do their work together. */
class ExampleTest {

    @TempDir
    Path folder;

    @Test
    void aTableTaskLearnsAndIsMeasuredByItsOwnFigure() throws IOException {
        try (Intaglio intaglio = Intaglio.open()) {
            Plate plate = intaglio.train("label")
                    .data("stripes:400")
                    .steps(120)
                    .listener(TrainingListener.NONE)
                    .run()
                    .plate();
            Path file = folder.resolve("label.plate");
            plate.write(file);

            assertThat(plate.card().taskSettings().get("classes")).isEqualTo("2");
            assertThat(plate.card().classes()).containsExactly("lying", "standing");
            assertThat(plate.card().settings().get("judged-by")).isEqualTo("accuracy");
            try (Model model = intaglio.open(file);
                    Source fresh = intaglio.source("stripes:50")) {
                Evaluation evaluation = model.evaluate(fresh, Settings.empty(), 0, EvaluationListener.NONE);
                assertThat(evaluation.figures().get("accuracy").value()).isGreaterThan(95);
            }
        }
    }

    @Test
    void thePlateInTheJarTellsStripesApart() throws IOException {
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open("stripes");
                Source source = intaglio.source("stripes:2")) {
            for (int i = 0; i < 2; i++) {
                Picture picture = Picture.of(source.get(i).image());
                Result.Table table = (Result.Table) model.result(RunRequest.of(picture));
                assertThat(table.rows().get(0).get(0)).isEqualTo((double) i);
            }
        }
    }

    @Test
    void picturesAreMadeFromNothing() throws IOException {
        try (Intaglio intaglio = Intaglio.open()) {
            Plate plate = intaglio.train("dream")
                    .data("stripes:64")
                    .steps(10)
                    .listener(TrainingListener.NONE)
                    .run()
                    .plate();
            try (Model model = intaglio.open(plate)) {
                Result.Images images =
                        (Result.Images) model.result(RunRequest.EMPTY.withOptions(Settings.of("count", 3)));
                assertThat(images.images()).hasSize(3);
                assertThat(images.images().get(0).height()).isEqualTo(28);
            }
        }
    }
}
