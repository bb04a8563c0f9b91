package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be looked at is named and left out; the rest is done, and the exit code tells. */
class MissingInputsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("whole", 1);
        terminal.photographs("gray", 1);
        Files.createSymbolicLink(terminal.path("gray/0gone.png"), Path.of("elsewhere.png"));
        Files.createSymbolicLink(terminal.path("gray/zgone"), Path.of("elsewhere"));
        assertThat(terminal.type("train", "toy", "--data", "@whole", "--out", "@toy.plate", "--steps", "2")
                        .code())
                .isZero();
    }

    @Test
    void in_a_run() {
        Said said = terminal.type("run", "@toy.plate", "@gray", "-o", "@out");

        assertThat(said.code()).isEqualTo(1);
        assertThat(terminal.plain(said.err()))
                .contains("FOLDER/gray/0gone.png is left out: it is a link to elsewhere.png, which is not there")
                .contains("FOLDER/gray/zgone is left out", "6 pictures done, 2 failed");
    }

    @Test
    void in_a_training() {
        Said said = terminal.type("train", "toy", "--data", "@gray", "--out", "@other.plate", "--epochs", "2");

        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("0gone.png cannot be read: it is a link", "wrote ", "could not be read");
        assertThat(terminal.path("other.plate")).exists();
        assertThat(terminal.type("train", "toy", "--strict", "--data", "@gray", "--out", "@strict.plate")
                        .code())
                .isEqualTo(2);
    }

    /**
     * Of two pictures one is held out: a seed or the next gives it the broken one, or leaves nothing else to learn
     * from.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void in_a_training_on_one_good_picture_and_one_broken_one(String seed) throws IOException {
        terminal.picture("two/good.png", 16, 16, 1);
        byte[] broken = Files.readAllBytes(terminal.picture("two/broken.png", 16, 16, 1));
        Files.write(terminal.path("two/broken.png"), Arrays.copyOf(broken, broken.length / 2));

        Said said =
                terminal.type("train", "toy", "--data", "@two", "--out", "@two.plate", "--steps", "3", "--seed", seed);

        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("broken.png cannot be read", "nothing is held out to judge by", "wrote ");
        assertThat(terminal.path("two.plate")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void in_a_training_on_a_zip_of_one_good_picture_and_a_bomb(String seed) {
        String zip = RealData.of("failing/bomb.zip").toString();

        Said said = terminal.type("train", "toy", "--data", zip, "--out", "@zip.plate", "--steps", "3", "--seed", seed);

        assertThat(said.code()).as(said.err()).isEqualTo(1);
        assertThat(said.err()).contains("bomb.zip: bomb.png cannot be read", "nothing is held out", "wrote ");
    }

    @Test
    void in_an_evaluation() {
        Said said = terminal.type("evaluate", "@toy.plate", "--data", "@gray");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("0gone.png cannot be read: it is a link", "zgone cannot be read", "2 images were left out");
    }
}
