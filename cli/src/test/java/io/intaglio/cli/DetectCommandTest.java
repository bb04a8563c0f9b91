package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.cli.Terminal.Said;
import io.intaglio.data.Source;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.spi.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of the command: of each picture by itself, and of all pictures of a run together. */
class DetectCommandTest {

    @TempDir
    static Path folder;

    private static Terminal terminal;

    /** Learns threes; eight other threes and four sevens are to be judged. */
    @BeforeAll
    static void train() throws IOException {
        terminal = new Terminal(folder);
        Said said = terminal.type(
                "train",
                "detect",
                "--data",
                "demo:digits,size=16,seed=1,count=1600?class=3",
                "--out",
                "@three.plate",
                "--steps",
                "1",
                "--set",
                "parts=edges",
                "--set",
                "width=4",
                "--set",
                "held-out=0.5");
        assertThat(said.code()).as(said.err()).isZero();
        Files.createDirectories(terminal.path("in"));
        write("demo:digits,size=16,seed=2,count=80?class=3", "three");
        write("demo:digits,size=16,seed=2,count=40?class=7", "seven");
    }

    private static void write(String data, String name) throws IOException {
        EngineOptions fake = new EngineOptions("fake", "auto", 0, false, 0);
        try (Intaglio intaglio = Intaglio.builder().engine(fake).open();
                Source source = intaglio.source(data)) {
            for (int i = 0; i < source.size(); i++) {
                Picture picture = Picture.of(source.get(i).image());
                Pictures.write(picture, terminal.path("in/" + name + "-" + i + ".png"));
            }
        }
    }

    private static List<String> alarms(Said said) {
        return said.out()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[3].equals("1"))
                .map(cells -> cells[0])
                .toList();
    }

    @Test
    void a_run_may_judge_all_its_pictures_together_and_says_so() {
        Said together = terminal.type("run", "@three.plate", "@in", "--set", "false-discoveries=0.2");
        Said alone = terminal.type("run", "@three.plate", "@in", "--set", "false-alarms=0.2");

        assertThat(together.code()).as(together.err()).isZero();
        assertThat(together.err())
                .matches(
                        "note: alarms: [456] of 12; on average at most 20 % of the alarms are false .Benjamini-Hochberg"
                                + " over all p of this run, from [0-9]+ normal images.\n12 pictures done\n");
        assertThat(alarms(together)).contains("seven-0.png", "seven-1.png", "seven-2.png", "seven-3.png");
        assertThat(alone.err()).doesNotContain("note:");
        assertThat(alarms(alone)).containsAll(alarms(together));
    }

    @Test
    void a_setting_of_the_fit_cannot_be_changed_afterwards() {
        Said said = terminal.type(
                "evaluate",
                "@three.plate",
                "--data",
                "demo:digits,count=20",
                "--set",
                "normal=3",
                "--set",
                "parts=pixels");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("parts=pixels takes effect in a training or a fit only, and this plate has parts=edges; leave"
                        + " it out, or fit the task again (intaglio fit detect)");
    }

    @Test
    void what_cannot_be_promised_is_refused_before_anything_is_computed() {
        Said discoveries = terminal.type("run", "@three.plate", "@in", "--set", "false-discoveries=0.001");
        Said confidence = terminal.type("run", "@three.plate", "@in", "--set", "confidence=0.95");

        for (Said said : List.of(discoveries, confidence)) {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.out()).isEmpty();
            assertThat(said.err().lines()).hasSize(1);
        }
        assertThat(discoveries.err()).contains("too few for any alarm: it takes 999");
        assertThat(confidence.err()).contains("it takes 299");
    }
}
