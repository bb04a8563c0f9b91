package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Metrics;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.train.TrainingListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program writes that holds images already. */
class FromJavaTest {

    @TempDir
    Path folder;

    private final Intaglio intaglio = Bench.intaglio();

    @Test
    void a_plate_is_opened_by_its_name_or_its_file() throws IOException {
        try (Model boxed = intaglio.open("boxed")) {
            assertThat(boxed.taskName()).isEqualTo("dim");
        }
        Path file = folder.resolve("my.plate");
        intaglio.plate("boxed").write(file);
        try (Model model = intaglio.open(file.toString())) {
            assertThat(model.taskName()).isEqualTo("dim");
        }
        assertThatThrownBy(() -> intaglio.open("lost.plate")).hasMessageContaining("lost.plate");
    }

    @Test
    void an_image_that_java_holds_is_run() throws IOException {
        BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(4, 2, 0xFF8000);
        try (Model model = intaglio.open("boxed")) {
            BufferedImage answer = model.run(image);

            assertThat(answer.getWidth()).isEqualTo(5);
            assertThat(answer.getHeight()).isEqualTo(3);
            ImageBatch expected = Metrics.clipped(model.run(Pictures.of(image)).pixels());
            assertThat(Pictures.of(answer).pixels().data())
                    .containsExactly(expected.data(), within(0.5f / 255 + 1e-6f));
        }
    }

    @Test
    void images_that_java_holds_are_learned_from() throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 2, 0, 204);
        try (Source source = Source.of(image, image)) {
            assertThat(source.size()).isEqualTo(2);
            assertThat(source.get(1).image().get(0, 2, 3, 0)).isCloseTo(0.8f, within(1e-6f));
            assertThat(intaglio.train("dim")
                            .data(source)
                            .listener(TrainingListener.NONE)
                            .run()
                            .plate()
                            .card()
                            .data()
                            .asMap())
                    .containsEntry("count", "1");
        }
    }

    /** Two levels down: 5x7 pixels are padded to 8x8, of which 2x2 codes of 3 channels are left. */
    @Test
    void a_picture_is_encoded_whatever_its_size() {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(new PixelShuffle(-4), Conv.same(3, 1)),
                new Latent.Point(0),
                Network.of(Conv.same(16, 1), new PixelShuffle(4)),
                List.of(new Comparison.Mse(1)));
        Picture picture = Picture.of(ImageBatch.zeros(1, 5, 7, 1));

        try (Model model = model(architecture)) {
            Tensor code = model.encode(picture);

            assertThat(code.shape()).containsExactly(1, 3, 2, 2);
            assertThat(model.encode(Picture.of(ImageBatch.zeros(1, 8, 8, 3))).shape())
                    .as("colour becomes gray")
                    .containsExactly(1, 3, 2, 2);
            assertThat(code.data())
                    .isEqualTo(model.autoencoder()
                            .codec()
                            .orElseThrow()
                            .encode(ImageBatch.zeros(1, 8, 8, 1))
                            .data());
        }
    }

    @Test
    void a_network_that_looks_past_its_code_has_none_to_give() {
        try (Model model = model(new Bench.Looking().create(ImageSpec.anySize(1), ImageSpec.anySize(1)))) {
            assertThatThrownBy(() -> model.encode(Picture.of(ImageBatch.zeros(1, 8, 8, 1))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("this plate's network has no code");
        }
    }

    private Model model(Architecture architecture) {
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 1);
        return Brighter.model(intaglio.engine().open(architecture, weights), new Bench.Dim());
    }
}
