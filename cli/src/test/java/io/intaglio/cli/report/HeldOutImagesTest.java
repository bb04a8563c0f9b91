package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import io.intaglio.train.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutImagesTest {

    @TempDir
    Path folder;

    private static ImageBatch images(int count, int height, int width, int channels, float value) {
        ImageBatch images = ImageBatch.zeros(count, height, width, channels);
        java.util.Arrays.fill(images.data(), value);
        return images;
    }

    private static ImageBatch different(int count, int height, int width) {
        ImageBatch images = ImageBatch.zeros(count, height, width, 3);
        for (int i = 0; i < count; i++) {
            images.data()[i * height * width * 3] = 0.1f * i;
        }
        return images;
    }

    private static Picture picture(String html, String id) throws IOException {
        Matcher matcher = Pattern.compile("data-step=\"" + id + "\"><img [^>]*base64,([A-Za-z0-9+/=]+)\"")
                .matcher(html);
        assertThat(matcher.find()).isTrue();
        return Pictures.read(Base64.getDecoder().decode(matcher.group(1)), id + ".png", ReadLimits.standard());
    }

    @Test
    void images_stand_under_one_another_and_what_stands_beside_a_picture_is_not_shown() throws IOException {
        HeldOutImages samples = new HeldOutImages();
        Batch batch = new Batch(images(5, 8, 6, 4, 0.2f), different(5, 8, 6), Optional.empty(), List.of());

        samples.add(7, batch, images(5, 8, 6, 3, 1.5f));

        Picture in = picture(samples.html(), "in");
        assertThat(in.width()).isEqualTo(6);
        assertThat(in.height()).isEqualTo(3 * 8 + 2 * 4);
        assertThat(in.channels()).isEqualTo(3);
        assertThat(in.pixels().get(0, 13, 3, 1)).isCloseTo(0.2f, within(1e-6f));
        assertThat(in.alpha().orElseThrow().get(0, 9, 3, 0)).isZero();
        assertThat(picture(samples.html(), "7").pixels().get(0, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void an_image_that_a_batch_repeats_is_shown_once() throws IOException {
        HeldOutImages samples = new HeldOutImages();
        ImageBatch inputs = ImageBatch.zeros(4, 8, 6, 1);
        inputs.data()[8 * 6] = 0.5f; // other noise on the same image
        ImageBatch targets = images(4, 8, 6, 1, 0.4f);
        targets.data()[3 * 8 * 6] = 0.9f;

        samples.add(1, new Batch(inputs, targets, Optional.empty(), List.of()), images(4, 8, 6, 1, 0.4f));

        assertThat(picture(samples.html(), "in").height()).isEqualTo(2 * 8 + 4);
        assertThat(picture(samples.html(), "target").pixels().get(0, 12, 0, 0)).isCloseTo(0.9f, within(2e-3f));
    }

    @Test
    void a_missing_folder_for_temporary_files_is_not_missed() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        ImageIO.setCacheDirectory(cache.toFile());
        try {
            Files.delete(cache);
            HeldOutImages samples = new HeldOutImages();
            Batch batch =
                    new Batch(images(1, 300, 200, 1, 0.2f), images(1, 300, 200, 1, 0.4f), Optional.empty(), List.of());
            samples.add(1, batch, images(1, 300, 200, 1, 0.6f));

            assertThat(picture(samples.html(), "1").height()).isEqualTo(128);
        } finally {
            ImageIO.setCacheDirectory(null);
        }
    }
}
