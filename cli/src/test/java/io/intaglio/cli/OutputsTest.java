package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.file.OutputLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command writes never takes the place of what it, or somebody else, still needs. */
class OutputsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(terminal.path("d.zip")))) {
            for (int i = 0; i < 6; i++) {
                zip.putNextEntry(new ZipEntry(i + ".png"));
                zip.write(Files.readAllBytes(terminal.path("gray/" + i + ".png")));
            }
        }
        Files.writeString(terminal.path("my.properties"), "light = 0.3\n");
        Files.writeString(terminal.path("notes.html"), "<html><p>Mine.</p></html>");
        Said said = terminal.type(
                "train", "toy", "--data", "@gray", "--out", "@toy.plate", "--steps", "4", "--checkpoint-every", "2");
        assertThat(said.code()).as(said.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate @toy.plate --data @d.zip --html @d.zip",
                "evaluate @toy.plate --data @gray --html @gray/0.png",
                "evaluate @toy.plate --data @gray --html @toy.plate",
                "evaluate @toy.plate --data @gray --html @toy.plate.history.csv",
                "evaluate @toy.plate --data @gray --html @notes.html",
                "train toy --data @d.zip --out @d.zip",
                "train toy --data @gray --out @gray/0.png",
                "train toy --data @gray --out @a.plate --report @gray/0.png",
                "train toy --data @gray --out @a.plate --report @a.plate",
                "train toy --data @gray --out @a.plate --report @a.plate.history.csv",
                "train toy --data @gray --out @a.plate --report @toy.plate.history.csv",
                "train toy --data @gray --out @a.plate --config @my.properties --report @my.properties",
                "train --resume @toy.plate.checkpoints/checkpoint-2.plate"
                        + " --out @toy.plate.checkpoints/checkpoint-2.plate",
                "fit toy @toy.plate --data @gray --out @toy.plate",
                "fit toy @toy.plate --data @d.zip --out @d.zip",
                "pack @toy.plate --out @toy.plate",
                "pack @toy.plate --out @notes.html",
                "pack @toy.plate.checkpoints/checkpoint-2.plate --out @toy.plate.checkpoints/checkpoint-2.plate",
            })
    void what_is_read_and_what_is_something_else_is_never_replaced(String words) throws IOException {
        String before = contents();

        Said said = terminal.type(words.split(" "));

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains("would take the place of", "name another file");
        assertThat(contents()).isEqualTo(before);
    }

    private String contents() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(folder.relativize(file))
                        .append(' ')
                        .append(java.util.Arrays.hashCode(Files.readAllBytes(file)))
                        .append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void a_history_of_somebody_else_stays() throws IOException {
        Files.writeString(terminal.path("a.plate.history.csv"), "year,event\n1455,the Bible\n");

        Said said = terminal.type("train", "toy", "--data", "@gray", "--out", "@a.plate");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("a.plate.history.csv would take the place of a file that is no history of Intaglio");
    }

    @Test
    void a_page_is_no_picture() {
        assertThat(terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--html", "@new.png")
                        .err())
                .contains("new.png would have the name of a picture; name another file");
        assertThat(terminal.path("new.png")).doesNotExist();
    }

    @Test
    void a_link_to_the_plate_is_the_plate() throws IOException {
        Files.createSymbolicLink(terminal.path("link.plate"), terminal.path("toy.plate"));

        assertThat(terminal.type("pack", "@toy.plate", "--out", "@link.plate").err())
                .contains("would take the place of the plate, which is read");
    }

    @Test
    void results_of_the_same_kind_and_empty_files_are_replaced() throws IOException {
        Files.createFile(terminal.path("page.html"));
        Files.createFile(terminal.path("half.plate"));

        for (int i = 0; i < 2; i++) {
            assertThat(terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--html", "@page.html")
                            .code())
                    .isZero();
            assertThat(terminal.type("pack", "@toy.plate", "--half", "--out", "@half.plate", "--force")
                            .code())
                    .isZero();
        }
    }

    @Test
    void a_plate_is_packed_over_another_only_where_that_is_asked_for() {
        assertThat(terminal.type("pack", "@toy.plate", "--half", "--out", "@half.plate")
                        .code())
                .isZero();

        Said again = terminal.type("pack", "@toy.plate", "--out", "@half.plate");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("half.plate is there already", "--force");
    }

    @Test
    void a_device_is_not_replaced_by_a_file() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "skipped: this system has no /dev/null");

        Said said = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--html", "/dev/null");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("/dev/null", "a device or a pipe");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void a_second_training_into_one_plate_is_refused() throws IOException {
        String[] words = {"train", "toy", "--data", "@gray", "--out", "@b.plate", "--steps", "2"};
        OutputLock other = OutputLock.of(terminal.path("b.plate")).orElseThrow();

        Said refused = terminal.type(words);
        other.close();

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("another training writes", "b.plate at the moment");
        assertThat(terminal.path("b.plate")).doesNotExist();
        assertThat(terminal.type(words).code()).isZero();
    }
}
