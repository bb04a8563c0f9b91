package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.picture("noise.png", 28, 28, 1);
    }

    private void train(String task, String... more) {
        List<String> words = new ArrayList<>(
                List.of("train", task, "--data", "demo:digits,count=60", "--steps", "2", "--out", "@a.plate"));
        words.addAll(List.of(more));
        Said said = terminal.type(words.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
    }

    private String page(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("explain", "@a.plate", "@noise.png", "-o", "@page.html"));
        words.addAll(List.of(more));
        Said said = terminal.type(words.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).containsPattern("deletion test: without the most important 20 % of the pixels \\S+ ");
        return Files.readString(terminal.path("page.html"));
    }

    @Test
    void a_code_is_explained_by_maps_and_traversals() throws IOException {
        train("embed", "--set", "latent=3", "--set", "width=1", "--set", "hidden=4");

        assertThat(page("--data", "demo:digits,count=30"))
                .contains("Which pixels move a number", "v-0 = ", "Deletion test", "three deviations below the mean")
                .doesNotContain("@BODY@");
        assertThat(page("--column", "v-2")).contains("v-2 = ").doesNotContain("v-1 = ", "three deviations");
    }

    @Test
    void an_unknown_column_and_a_plate_without_numbers_are_refused() {
        train("reconstruct", "--arch", "plain", "--set", "latent=3", "--set", "width=1", "--set", "hidden=4");
        Said column = terminal.type(
                "explain", "@a.plate", "@noise.png", "--task", "embed", "--column", "p-7", "-o", "@page.html");
        Said picture = terminal.type("explain", "@a.plate", "@noise.png", "-o", "@page.html");

        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err()).contains("there is no column \"p-7\" in the answer; there are: v-0, v-1, v-2");
        assertThat(picture.code()).isEqualTo(2);
        assertThat(picture.err())
                .contains("answers with no numbers that could be explained")
                .contains("--task embed");
        assertThat(terminal.path("page.html")).doesNotExist();
    }
}
