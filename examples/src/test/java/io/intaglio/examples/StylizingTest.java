package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Plate;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.stylize.Stylize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Styles by an autoencoder, from training to tiles, and by the included plate. */
class StylizingTest {

    @TempDir
    Path folder;

    private static ImageBatch leaves(Intaglio intaglio, int index, int size) throws Exception {
        try (Source leaves = intaglio.source("demo:leaves,count=4,size=" + size)) {
            return leaves.get(index).image();
        }
    }

    private String cross(Intaglio intaglio) throws Exception {
        for (int i = 0; i < 2; i++) {
            Files.createDirectories(folder.resolve("photos"));
            Files.createDirectories(folder.resolve("styles"));
            Pictures.write(Picture.of(leaves(intaglio, i, 48)), folder.resolve("photos/" + i + ".png"));
            Pictures.write(Picture.of(leaves(intaglio, i + 2, 48)), folder.resolve("styles/" + i + ".png"));
        }
        return "cross:" + folder.resolve("photos") + "," + folder.resolve("styles") + ",48";
    }

    @Test
    void aNetworkLearnsRunsTileByTileAndIsMeasured() throws Exception {
        try (Intaglio intaglio = Intaglio.open()) {
            String data = cross(intaglio);
            Plate plate = intaglio.train("stylize")
                    .data(data)
                    .set("widths", "4,8")
                    .set("latent", 4)
                    .set("crop", 32)
                    .set("batch", 2)
                    .set("warm-up", 0)
                    .set("learning-rate", 0.01)
                    .steps(4)
                    .run()
                    .plate();
            try (Model model = intaglio.open(plate)) {
                ImageBatch photo = leaves(intaglio, 0, 300);
                ImageBatch style = leaves(intaglio, 3, 80);
                Inputs inputs = Inputs.of(Map.of(Inputs.IMAGE, photo, Stylize.STYLE, style), Settings.empty());

                float[] whole = run(model, inputs, Tiling.DEFAULT);
                float[] tiled = run(model, inputs, new Tiling(1));

                float farthest = 0;
                for (int i = 0; i < whole.length; i++) {
                    farthest = Math.max(farthest, Math.abs(whole[i] - tiled[i]));
                }
                assertThat(farthest).isLessThan(1e-4f);
                assertThat(whole).isNotEqualTo(photo.data());
                assertThat(model.evaluate(
                                        Subset.first(intaglio.source(data), 1),
                                        Settings.empty(),
                                        0,
                                        EvaluationListener.NONE)
                                .figures())
                        .containsKeys("style-gain", "edge-ssim", "colour-distance");
            }
        }
    }

    private static float[] run(Model model, Inputs inputs, Tiling tiling) {
        Result result = model.task().run(model.autoencoder(), TaskState.EMPTY, inputs, tiling);
        return ((Result.Image) result).image().data();
    }

    @Test
    void thePlateInTheBoxTellsHowFarItIs() throws Exception {
        List<Long> told = new ArrayList<>();
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open("stylize")) {
            RunRequest request = RunRequest.of(Picture.of(leaves(intaglio, 0, 100)))
                    .with(Stylize.STYLE, Picture.of(leaves(intaglio, 1, 60)))
                    .withOptions(Settings.parse("method = patches\nsteps = 3"))
                    .withListener((activity, done, total) -> told.add(100 * done / total));

            Picture answer = model.run(request);

            assertThat(answer.channels()).isEqualTo(3);
            assertThat(told).isSorted().last().isEqualTo(100L);
        }
    }
}
