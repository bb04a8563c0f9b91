package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.testkit.RealData;
import io.intaglio.text.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path folder;

    @Test
    void data_is_looked_at_before_a_training() {
        Said said = new Terminal(folder).type("doctor", "--data", "demo:digits,count=200", "--set", "beta=1000");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("demo:digits,count=200, 200 images", "28x28", "classes     10", "copies      none")
                .contains("posterior collapse", "change: --set beta=");
    }

    @Test
    void one_image_of_each_class_is_no_plural() {
        Said said = new Terminal(folder).type("doctor", "--data", "demo:digits,count=10");

        assertThat(said.out()).contains("10, 1 image of each");
    }

    @Test
    void machines_get_json() {
        Said said = new Terminal(folder).type("doctor", "--data", "demo:digits,count=200", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        Map<?, ?> found = (Map<?, ?>) JsonParser.parse(said.out());
        assertThat(found.get("images")).isEqualTo(200.0);
        assertThat(((Map<?, ?>) found.get("prediction")).keySet().toString())
                .contains("active", "safe-beta", "beta-for-none");
        assertThat((List<?>) found.get("findings")).isNotEmpty();
    }

    @Test
    void unknown_settings_and_settings_without_data_are_refused() {
        Said unknown = new Terminal(folder).type("doctor", "--data", "demo:digits,count=20", "--set", "width=3");
        Said alone = new Terminal(folder).type("doctor", "--set", "beta=3");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("width").contains("latent");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("--data SOURCE");
    }

    /** With a plate, v.plate. */
    private Terminal trained() {
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.type(
                                "train",
                                "reconstruct",
                                "--arch",
                                "variational",
                                "--set",
                                "latent=4",
                                "--set",
                                "width=1",
                                "--set",
                                "hidden=4",
                                "--data",
                                "demo:digits,count=60",
                                "--steps",
                                "2",
                                "--out",
                                "@v.plate")
                        .code())
                .isZero();
        return terminal;
    }

    @Test
    void an_image_that_cannot_be_read_is_named_and_left_out() throws IOException {
        Terminal terminal = trained();
        Path digits = Files.createDirectories(terminal.path("digits"));
        for (int i = 0; i < 3; i++) {
            Pictures.write(Picture.of(ImageBatch.zeros(1, 28, 28, 1)), digits.resolve(i + ".png"));
        }
        Files.writeString(digits.resolve("broken.png"), "no picture");

        Said said = terminal.type("doctor", "@v.plate", "--data", "@digits");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("measured on 3 images", "a code cannot be judged by 3 images; this takes at least 50")
                .doesNotContain("posterior collapse");
        assertThat(said.err()).contains("broken.png").contains("1 image could not be read");
    }

    @Test
    void a_plate_is_looked_at_through_the_codes_of_images() {
        Terminal terminal = trained();
        Said said = terminal.type(
                "doctor", "@v.plate", "--data", "demo:digits,count=60", "--val", "demo:digits,count=40,seed=2");
        Said json = terminal.type("doctor", "@v.plate", "--data", "demo:digits,count=60", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("of 4 numbers are active, measured on 60 images", "nats an image", "on the other images")
                .contains("FOUND", "change: train with --set");
        Map<?, ?> found = (Map<?, ?>) JsonParser.parse(json.out());
        assertThat((List<?>) found.get("numbers")).hasSize(4);
    }

    @Test
    void a_plate_without_a_code_or_without_data_is_refused_in_a_line() throws IOException {
        Terminal terminal = new Terminal(folder);
        terminal.photographs("photos", 1);
        Said lateral = terminal.type("doctor", "denoise", "--data", "@photos");
        Said alone = terminal.type("doctor", "denoise");

        assertThat(lateral.code()).isEqualTo(2);
        assertThat(lateral.err().strip().lines()).hasSize(1);
        assertThat(lateral.err()).contains("this plate has no code to diagnose");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("give some, --data SOURCE");
    }

    @Test
    void digits_and_clothes_have_the_spectrum_that_is_known() {
        for (Map.Entry<String, Integer> each :
                Map.of("mnist", 22, "fashion-mnist", 13).entrySet()) {
            Path data = RealData.of(each.getKey());
            Said said = new Terminal(folder).type("doctor", "--data", "idx:" + data, "--json");

            assertThat(said.code()).as(said.err()).isZero();
            Map<?, ?> found = (Map<?, ?>) JsonParser.parse(said.out());
            List<?> variances = (List<?>) ((Map<?, ?>) found.get("spectrum")).get("variances");
            assertThat(variances.stream()
                            .filter(v -> ((Number) v).doubleValue() > 0.5)
                            .count())
                    .isEqualTo(each.getValue().longValue());
        }
    }
}
