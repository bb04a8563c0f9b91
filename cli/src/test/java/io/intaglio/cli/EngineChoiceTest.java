package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines by name, and those that only run networks. */
class EngineChoiceTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    private Said train(String... more) {
        String[] words = {"train", "toy", "--data", "@gray", "--out", "@my.plate", "--steps", "2"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return terminal.type(all);
    }

    @Test
    void anEngineThatOnlyRunsIsRefusedForTraining() {
        Said said = train("--engine", "fake-running");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("the engine fake-running runs networks and does not train them; train with another one: ")
                .contains("fake");
        assertThat(terminal.path("my.plate")).doesNotExist();
    }

    @Test
    void itRunsWhatAnotherTrained() {
        assertThat(train().code()).isZero();

        Said said = terminal.type("run", "@my.plate", "@gray/0.png", "-o", "@out.png", "--engine", "fake-running");

        assertThat(said.code()).isZero();
        assertThat(terminal.path("out.png")).exists();
    }

    @Test
    void anUnknownOneIsRefusedByListingThose() {
        Said said = terminal.type("list", "engines");
        assertThat(said.out())
                .contains("fake-running")
                .contains("trains: false")
                .contains("trains: true");

        Said unknown = train("--engine", "fake-runing");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("fake-runing").contains("fake-running");
    }

    @Test
    void theDoctorNamesThoseThatOnlyRun() {
        Said said = terminal.columns(60).type("doctor", "--engine", "fake");
        assertThat(said.out().lines().filter(line -> line.length() > 60)).isEmpty();

        assertThat(said.out()).contains("engine fake-running: ", "\n  it runs networks and does not train them\n");
    }

    /** Classical methods compute on Java's common pool, to which the thread that waits adds one. */
    @Test
    void threadsAreThoseOfTheClassicalMethodsToo() {
        String pool = "java.util.concurrent.ForkJoinPool.common.parallelism";
        String before = System.getProperty(pool);
        try {
            terminal.type("list", "baselines", "--threads", "3");

            assertThat(System.getProperty(pool)).isEqualTo("2");
        } finally {
            if (before == null) {
                System.clearProperty(pool);
            } else {
                System.setProperty(pool, before);
            }
        }
    }
}
