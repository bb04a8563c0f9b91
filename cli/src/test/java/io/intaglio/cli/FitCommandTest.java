package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {

    @TempDir
    Path folder;

    @Test
    void weights_that_never_learned_the_task_are_named_with_what_would_learn_it() throws IOException {
        Terminal terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        assertThat(terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate")
                        .code())
                .isZero();

        Said other = terminal.type("fit", "denoise", "@toy.plate", "--data", "@gray", "--out", "@other.plate");
        Said same = terminal.type("fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@same.plate");

        assertThat(other.code()).as(other.err()).isZero();
        assertThat(terminal.plain(other.err()))
                .contains("note: these weights learned toy and never denoise, and fitting changes no weight; for one"
                        + " that learns denoise: intaglio train denoise --data FOLDER/gray --out FILE.plate");
        assertThat(same.err()).doesNotContain("note: these weights");
    }

    @Test
    void images_that_cannot_be_read_are_named() throws IOException {
        Terminal terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        assertThat(terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate")
                        .code())
                .isZero();
        Files.writeString(terminal.path("gray/broken.png"), "no picture");

        Said fitted = terminal.type("fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@fitted.plate");
        Said again = terminal.type("fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@fitted.plate");

        assertThat(fitted.err()).contains("broken.png").contains("1 image could not be read");
        assertThat(fitted.code()).isEqualTo(1);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("fitted.plate is there already, from earlier work");
    }
}
