package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Plate;
import io.intaglio.plate.Safetensors;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.stylize.Stylize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    void aClassifierFromAFileIsTheEncoder() throws Exception {
        Map<String, Tensor> tensors = new TreeMap<>();
        tensors.put("features.0.weight", tensor(4, 3, 3, 3));
        tensors.put("features.0.bias", tensor(4));
        tensors.put("features.3.weight", tensor(6, 4, 3, 3));
        tensors.put("features.3.bias", tensor(6));
        Path file = Files.write(folder.resolve("vgg.safetensors"), Safetensors.write(Weights.of(tensors)));
        try (Intaglio intaglio = Intaglio.open()) {
            Plate plate = vgg(intaglio, file).run().plate();

            assertThat(plate.weights().get("encoder.0.1.bias").data())
                    .containsExactly(tensors.get("features.0.bias").data(), within(1e-6f));
            try (Model model = intaglio.open(plate)) {
                ImageBatch photo = leaves(intaglio, 0, 40);
                Inputs inputs = Inputs.of(
                        Map.of(Inputs.IMAGE, photo, Stylize.STYLE, leaves(intaglio, 3, 40)), Settings.empty());
                assertThat(run(model, inputs, Tiling.DEFAULT)).hasSameSizeAs(photo.data());
            }

            tensors.get("features.3.bias").data()[2] = Float.NaN;
            Files.write(file, Safetensors.write(Weights.of(tensors)));
            assertThatThrownBy(() -> vgg(intaglio, file).run())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the initial weights of vgg are damaged: encoder.0.4.bias holds NaN");
        }
    }

    private static Tensor tensor(Integer... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) Math.sin(1 + i) / 3;
        }
        return Tensor.of(List.of(shape), numbers);
    }

    private static Training vgg(Intaglio intaglio, Path file) throws IOException {
        return intaglio.train("stylize")
                .architecture("vgg")
                .data("demo:leaves,count=4,size=32")
                .set("weights", file)
                .set("widths", "4,6")
                .set("convolutions", "1,1")
                .set("crop", 16)
                .set("batch", 2)
                .steps(2);
    }

    /** A decoder that puts pixels together from channels would show a grid there. */
    @Test
    void flatPartsStayFlat() throws Exception {
        int size = 224;
        try (Intaglio intaglio = Intaglio.open();
                Source strokes = intaglio.source("demo:strokes,count=5,size=96");
                Model model = intaglio.open("stylize-fast")) {
            ImageBatch picture = leaves(intaglio, 0, size);
            int flat = size / 2 * size * 3;
            for (int i = 0; i < flat; i++) {
                picture.data()[i] = 0.3f + 0.2f * (i % 3);
            }

            ImageBatch painted = model.run(RunRequest.of(Picture.of(picture))
                            .with(Stylize.STYLE, Picture.of(strokes.get(4).image())))
                    .pixels();

            float steepest = 0;
            for (int y = 45; y < 65; y++) {
                for (int x = 50; x < size - 50; x++) {
                    for (int c = 0; c < 3; c++) {
                        steepest = Math.max(
                                steepest,
                                Math.abs(painted.data()[painted.index(0, y, x, c)]
                                        - painted.data()[painted.index(0, y, x + 1, c)]));
                    }
                }
            }
            assertThat(steepest).isLessThan(1 / 255f);
        }
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
