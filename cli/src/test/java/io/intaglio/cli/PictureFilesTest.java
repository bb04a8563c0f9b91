package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.Metadata;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.Resolution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of the files of pictures: metadata, damage. */
class PictureFilesTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("photos", 1);
    }

    private Said train(String... more) {
        String[] words = {
            "train",
            "denoise",
            "--data",
            "@photos",
            "--out",
            "@d.plate",
            "--steps",
            "6",
            "--batch",
            "1",
            "--crop",
            "8",
            "--set",
            "widths=4,4",
            "--set",
            "blocks=0",
            "--set",
            "held-out=0"
        };
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return terminal.type(all);
    }

    private void cut(String name) throws IOException {
        Path file = terminal.picture(name, 40, 30, 3);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void metadata_travel_unless_they_are_stripped() throws IOException {
        assertThat(train().code()).isZero();
        Picture picture = Pictures.read(terminal.picture("in.png", 12, 10, 1))
                .withMetadata(Metadata.empty()
                        .withXmp("<x/>".getBytes(StandardCharsets.UTF_8))
                        .withText("Author", "somebody")
                        .withResolution(Resolution.perInch(300, 300)));
        Pictures.write(picture, terminal.path("in.png"));

        assertThat(terminal.type("run", "@d.plate", "@in.png", "-o", "@out.png").code())
                .isZero();
        assertThat(terminal.type("run", "@d.plate", "@in.png", "-o", "@bare.png", "--strip-metadata")
                        .code())
                .isZero();

        Metadata out = Pictures.read(terminal.path("out.png")).metadata();
        assertThat(out.texts()).containsExactly(new Metadata.Text("Author", "somebody"));
        assertThat(out.xmp()).isPresent();
        assertThat(out.resolution()).isPresent();
        assertThat(Pictures.read(terminal.path("bare.png")).metadata().isEmpty())
                .isTrue();
    }

    @Test
    void a_truncated_photograph_fails_and_the_rest_is_done() throws IOException {
        assertThat(train().code()).isZero();
        cut("in/a.jpg");
        terminal.picture("in/b.jpg", 12, 10, 1);

        Said said = terminal.type("run", "@d.plate", "@in", "-o", "@out");

        assertThat(said.code()).isEqualTo(1);
        assertThat(terminal.plain(said.err()))
                .contains("FOLDER/in/a.jpg cannot be read: it is damaged or cut short")
                .contains("1 picture done, 1 failed");
        assertThat(terminal.path("out/a.jpg")).doesNotExist();
        assertThat(terminal.path("out/b.jpg")).exists();
    }

    @Test
    void a_training_leaves_a_truncated_photograph_out_or_ends_if_it_is_strict() throws IOException {
        cut("photos/cut.jpg");

        Said lenient = train();
        Said strict = train("--strict", "--force");

        assertThat(lenient.code()).as(lenient.err()).isEqualTo(1);
        assertThat(lenient.err()).contains("wrote ", "cut.jpg cannot be read: it is damaged or cut short");
        assertThat(strict.code()).isNotZero();
        assertThat(strict.err()).contains("cut.jpg cannot be read: it is damaged or cut short");
    }

    @Test
    void an_evaluation_names_a_truncated_photograph() throws IOException {
        assertThat(train().code()).isZero();
        cut("photos/cut.jpg");

        Said said = terminal.type("evaluate", "@d.plate", "--data", "@photos", "--baseline", "median");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("cut.jpg cannot be read: it is damaged or cut short");
    }
}
