package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

    private static Model rigid(int height, int width) {
        return Brighter.model(new Bench.Rigid(), new ImageSpec(1, height, width), new Bench.Dim(), new Bench.Twice());
    }

    private static Model gray() {
        return Brighter.model(1, new Bench.Dim(), new Bench.Twice());
    }

    private static Model colour() {
        return Brighter.model(3, new Bench.Dim(), new Bench.Twice());
    }

    @Test
    void a_gray_plate_takes_a_colour_picture_channel_by_channel() {
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 3, new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f}));

        Picture result = gray().run(picture, Settings.empty());

        assertThat(result.pixels().data())
                .containsExactly(new float[] {0.15f, 0.3f, 0.45f, 0.6f, 0.75f, 0.9f}, within(1e-6f));
        assertThat(gray().notes(picture)).singleElement().asString().contains("channel by channel");
    }

    @Test
    void a_colour_plate_takes_a_gray_picture_as_colour_and_averages_it_back() {
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {0.1f, 0.2f}));

        Picture result = colour().run(picture, Settings.empty());

        assertThat(result.pixels().data()).containsExactly(new float[] {0.2f, 0.4f}, within(1e-6f));
        assertThat(colour().notes(picture)).singleElement().asString().contains("averaged to gray");
    }

    /** Makes another kind of picture of what it is given. */
    private record Painter() implements TaskProvider {

        @Override
        public String name() {
            return "painter";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            Task dim = new Bench.Dim().create();
            return new Task() {
                @Override
                public Preset preset() {
                    return dim.preset();
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    return dim.pair(example, random);
                }

                @Override
                public boolean byChannel() {
                    return false;
                }
            };
        }
    }

    @Test
    void a_task_whose_answer_is_of_another_kind_keeps_its_colours() {
        Model painter = Brighter.model(3, new Painter());
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 1, 1, new float[] {0.1f}));

        assertThat(painter.run(picture, Settings.empty()).pixels().data())
                .containsExactly(new float[] {0.15f, 0.2f, 0.25f}, within(1e-6f));
        assertThat(painter.notes(picture))
                .containsExactly("this plate takes colour: gray pictures are taken as colour");
    }

    @Test
    void what_travels_with_the_pixels_is_kept() {
        Picture picture = Picture.of(Bench.even(3, 2, 3, 0.5f))
                .withAlpha(Bench.even(3, 2, 1, 0.25f))
                .withBitDepth(16)
                .withName("p.png");

        Picture result = colour().run(picture, Settings.empty());

        assertThat(result.alpha().orElseThrow().data()).containsOnly(0.25f);
        assertThat(result.bitDepth()).isEqualTo(16);
        assertThat(result.name()).isEqualTo("p.png");
        assertThat(colour().notes(picture)).isEmpty();
    }

    /** Black under transparency would come into the visible edge, for a network mixes neighbours. */
    @Test
    void what_cannot_be_seen_has_the_colour_of_what_can_before_the_network_sees_it() {
        ImageBatch pixels = Bench.even(1, 4, 3, 0);
        java.util.Arrays.fill(pixels.data(), 0, 6, 0.5f);
        Picture picture = Picture.of(pixels).withAlpha(ImageBatch.wrap(1, 1, 4, 1, new float[] {1, 0.5f, 0, 0}));

        float[] result = colour().run(picture, Settings.empty()).pixels().data();

        for (int i = 3; i < 12; i++) {
            assertThat(result[i]).isCloseTo(result[i % 3], within(1e-6f));
        }
    }

    @Test
    void what_is_no_number_is_never_given_as_a_picture() {
        Picture large = Picture.of(Bench.even(2, 2, 1, Float.MAX_VALUE)).withName("large.tif");
        Picture none = Picture.of(Bench.even(2, 2, 1, Float.NaN)).withName("none.tif");

        assertThatThrownBy(() -> gray().run(large, Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "what the plate makes of large.tif is no picture: some of its numbers are not finite (NaN or"
                                + " infinite); the weights are damaged or diverged, or the values of the picture are "
                                + "too large");
        assertThatThrownBy(() -> gray().run(none, Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "none.tif holds 4 numbers that are not finite (NaN or infinite), the first in column 0, row 0, "
                                + "counted from 0; replace them by numbers first");
    }

    @Test
    void a_plate_of_one_size_brings_pictures_to_it() {
        Model rigid = rigid(4, 6);
        Picture picture = Picture.of(Bench.even(20, 10, 1, 0.5f)).withAlpha(Bench.even(20, 10, 1, 1));

        Picture result = rigid.run(picture, Settings.empty());

        assertThat(result.width()).isEqualTo(6);
        assertThat(result.height()).isEqualTo(4);
        assertThat(result.alpha().orElseThrow().width()).isEqualTo(6);
        assertThat(rigid.notes(picture)).singleElement().asString().contains("takes 6x4 pixels only");
    }

    @Test
    void opacity_is_cut_as_the_pixels_are_where_a_plate_has_one_size() {
        Model rigid = rigid(4, 4);
        float[] wide = {0, 0, 0, 0, 0.2f, 0.2f, 0.8f, 0.8f, 1, 1, 1, 1};
        float[] opacity = new float[4 * wide.length];
        for (int y = 0; y < 4; y++) {
            System.arraycopy(wide, 0, opacity, y * wide.length, wide.length);
        }
        Picture picture = Picture.of(Bench.even(4, 12, 1, 0.5f)).withAlpha(ImageBatch.wrap(1, 4, 12, 1, opacity));

        Picture result = rigid.run(picture, Settings.empty());

        assertThat(result.alpha().orElseThrow().image(0).crop(0, 0, 1, 4).data())
                .containsExactly(0.2f, 0.2f, 0.8f, 0.8f);
    }

    @Test
    void options_that_the_task_does_not_have_are_refused() {
        assertThatThrownBy(() -> gray().run(Picture.of(Bench.even(4, 4, 1, 0.5f)), Settings.of("strength", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a run of dim has no option \"strength\"; known are: range");
    }

    @Test
    void a_plate_is_a_file_or_one_that_comes_with_a_jar(@TempDir Path folder) throws IOException {
        Intaglio intaglio = Bench.intaglio();
        assertThat(intaglio.plate("boxed").card().task()).contains("dim");
        Path file = folder.resolve("boxed");
        intaglio.plate("boxed").write(file);
        assertThat(intaglio.plate(file.toString()).card().task()).contains("dim");
        assertThatThrownBy(() -> intaglio.plate("lost.plate")).hasMessageContaining("lost.plate");
    }
}
