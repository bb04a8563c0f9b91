package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training and a quickstart leave, and that a second one does not replace it unasked. */
class EarlierResultsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void the_quickstart_leaves_a_plate_pictures_and_a_report() throws IOException {
        Said said = terminal.type("quickstart", "--out", "@qs");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("nlm", "this plate", "intaglio run denoise PHOTO.jpg");
        assertThat(Plate.read(terminal.path("qs/denoiser.plate")).card().task()).contains("denoise");
        assertThat(Pictures.read(terminal.path("qs/pictures/02.png")).width()).isEqualTo(4 * 16);
        assertThat(Files.readString(terminal.path("qs/report.html")))
                .contains("<span>clean</span>", "nlm ", "this plate ", "data:image/png;base64,");
    }

    @Test
    void the_quickstart_says_what_it_could_not_read() throws IOException {
        for (int i = 0; i < 4; i++) {
            terminal.picture("data/" + i + ".png", 16, 16, 3);
        }
        Files.writeString(terminal.path("data/4.png"), "no picture");

        Said said = terminal.quickstartOn(terminal.path("data")).type("quickstart", "--out", "@qs");

        assertThat(said.err()).contains("4.png");
        assertThat(terminal.path("qs/denoiser.plate")).exists();
    }

    @Test
    void a_second_quickstart_into_one_folder_is_refused_or_replaces_everything() throws IOException {
        Files.writeString(Files.createDirectories(terminal.path("qs/pictures")).resolve("07.png"), "old");

        Said refused = terminal.type("quickstart", "--out", "@qs");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("holds results of an earlier quickstart", "07.png", "--force", "--out");
        assertThat(terminal.path("qs/denoiser.plate")).doesNotExist();

        assertThat(terminal.type("quickstart", "--out", "@qs", "--force").code())
                .isZero();
        assertThat(terminal.path("qs/pictures/07.png")).doesNotExist();
        assertThat(terminal.path("qs/pictures/01.png")).exists();
        assertThat(terminal.path("qs/denoiser.plate")).exists();
    }

    private Said train(String... more) {
        List<String> words = new ArrayList<>(
                List.of("train", "toy", "--data", "demo:leaves,count=6,size=16", "--out", "@x.plate", "--steps", "2"));
        words.addAll(List.of(more));
        return terminal.type(words.toArray(String[]::new));
    }

    @Test
    void a_second_training_to_one_plate_is_refused_unless_forced() throws IOException {
        assertThat(train().code()).isZero();
        byte[] first = Files.readAllBytes(terminal.path("x.plate"));

        Said refused = train("--seed", "9");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("x.plate is there already", "--force");
        assertThat(Files.readAllBytes(terminal.path("x.plate"))).isEqualTo(first);
        assertThat(train("--seed", "9", "--force").code()).isZero();
        assertThat(Files.readAllBytes(terminal.path("x.plate"))).isNotEqualTo(first);
    }

    @Test
    void a_training_that_goes_on_replaces_its_own_plate_and_no_other() {
        assertThat(train("--checkpoint-every", "1").code()).isZero();
        String checkpoint = "@x.plate.checkpoints/checkpoint-1.plate";

        assertThat(terminal.type("train", "--resume", checkpoint).code()).isZero();
        assertThat(terminal.type("train", "--resume", checkpoint, "--out", "@y.plate")
                        .code())
                .isZero();
        Said refused = terminal.type("train", "--resume", checkpoint, "--out", "@y.plate");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("y.plate is there already");
    }
}
