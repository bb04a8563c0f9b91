package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that a task of codes can do nothing with is refused in one line, and the command exits with 2. */
class BadDataTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    private void refused(String why, String... words) {
        Said said = terminal.type(words);

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().strip().lines()).as(said.err()).hasSize(1);
        assertThat(said.err()).startsWith("intaglio: ").contains(why);
    }

    private void train(String why, String task, String data) {
        refused(why, "train", task, "--data", data, "--out", "@x.plate", "--steps", "1");
        assertThat(terminal.path("x.plate")).doesNotExist();
    }

    private void classes(String name, int classes, int each) throws IOException {
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < each; i++) {
                terminal.picture(name + "/class" + c + "/" + i + ".png", 16, 16, 1);
            }
        }
    }

    @Test
    void no_labels_where_they_are_needed() throws IOException {
        terminal.photographs("photos", 1);

        train("needs images with classes, and this data has none", "classify", "@photos");
    }

    @Test
    void one_class() throws IOException {
        classes("one", 1, 5);

        train("to tell classes apart takes at least two, and this data has one, class0", "classify", "@one");
    }

    @Test
    void fewer_images_than_classes() throws IOException {
        classes("few", 2, 1);

        refused(
                "there are fewer images than classes, 2 and 5",
                "train",
                "classify",
                "--data",
                "@few",
                "--set",
                "classes=5",
                "--out",
                "@x.plate");
    }

    @Test
    void an_empty_set() throws IOException {
        Files.createDirectories(terminal.path("empty"));

        train("empty", "embed", "@empty");
        refused("empty", "doctor", "--data", "@empty");
    }

    @Test
    void a_constant_set() throws IOException {
        for (int i = 0; i < 20; i++) {
            ImageBatch gray = ImageBatch.zeros(1, 16, 16, 1);
            Arrays.fill(gray.data(), 0.25f);
            Path file = terminal.path("constant/" + i + ".png");
            Files.createDirectories(file.getParent());
            Pictures.write(Picture.of(gray), file);
        }

        train("are of one and the same colour", "embed", "@constant");
        train("are of one and the same colour", "generate", "@constant");
    }

    @Test
    void a_plate_without_a_code() throws IOException {
        terminal.photographs("photos", 1);
        classes("two", 2, 3);

        refused("does not have", "fit", "classify", "denoise", "--data", "@two", "--out", "@x.plate");
        refused("has no code to diagnose", "doctor", "denoise", "--data", "@photos");
        refused("does not have", "generate", "denoise", "-o", "@out");
    }
}
