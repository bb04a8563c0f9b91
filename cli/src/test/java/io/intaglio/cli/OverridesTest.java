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

/** What {@code --set} does to trainings, and to runs and evaluations of a plate. */
class OverridesTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    private Said train(String... settings) {
        List<String> words = new ArrayList<>(List.of(
                "train",
                "denoise",
                "--data",
                "@gray",
                "--out",
                "@d.plate",
                "--steps",
                "1",
                "--batch",
                "1",
                "--crop",
                "8"));
        for (String setting : List.of("widths=4,4", "blocks=0", "held-out=0.3")) {
            words.addAll(List.of("--set", setting));
        }
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        Said said = terminal.type(words.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    private Said evaluate(String... settings) {
        List<String> words = new ArrayList<>(List.of("evaluate", "@d.plate", "--data", "@gray"));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return terminal.type(words.toArray(String[]::new));
    }

    @Test
    void settings_without_an_effect_are_named() throws IOException {
        String without = "with the other settings as they are, these have no effect: task.sigma, train.plateau";

        assertThat(train("noise=poisson", "sigma=5", "plateau=2", "masked=0.02", "supervision=noise2void")
                        .err())
                .contains(without);
        Files.delete(terminal.path("d.plate"));
        assertThat(train("noise=poisson", "peak=20").err()).doesNotContain("no effect");
    }

    @Test
    void a_blind_plate_is_evaluated_at_one_level_and_its_card_stays() throws IOException {
        train("sigma=5..55");
        byte[] before = Files.readAllBytes(terminal.path("d.plate"));

        assertThat(evaluate().out()).contains("noise = gaussian, sigma = 5..55");
        assertThat(evaluate("sigma=15").out()).contains("noise = gaussian, sigma = 15)");
        assertThat(evaluate("task.sigma=50").out()).contains("sigma = 50)");
        assertThat(evaluate("noise=poisson", "peak=20").out()).contains("noise = poisson, peak = 20)");
        assertThat(Files.readAllBytes(terminal.path("d.plate"))).isEqualTo(before);
    }

    @Test
    void an_option_of_a_run_that_is_given_with_its_prefix_and_without_is_refused() throws IOException {
        train();
        Said said = terminal.type(
                "run", "@d.plate", "@gray/0.png", "-o", "@out.png", "--set", "strength=0", "--set", "task.strength=1");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("strength is given twice");
        assertThat(terminal.path("out.png")).doesNotExist();
    }

    @Test
    void an_evaluation_takes_options_of_the_runs_too() {
        train();

        String none = evaluate("strength=0").out();

        String input = row(none, "input");
        assertThat(input).isNotBlank();
        assertThat(row(none, "this plate")).isEqualTo(input);
    }

    private static String row(String table, String name) {
        return table.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    @Test
    void what_an_evaluation_does_not_know_is_refused() {
        train();

        assertThat(evaluate("sgima=15").err())
                .contains("an evaluation of denoise has no setting \"sgima\"; did you mean sigma? known are: "
                        + "task.density, task.gray, task.masked,"
                        + " task.noise, task.peak, task.sigma, task.size, task.supervision, detail, range, strength");
        assertThat(evaluate("sgima=15").code()).isEqualTo(2);
        assertThat(evaluate("sigma=15", "task.sigma=15").err()).contains("task.sigma is given twice");
        assertThat(evaluate("sigma=300").err()).contains("sigma must be between 0 and 255, not 300");
        assertThat(evaluate("strength=3").err()).contains("strength must be between 0");
    }

    @Test
    void a_run_of_no_strength_gives_the_picture_back() throws IOException {
        train();
        terminal.picture("a.png", 21, 13, 1);

        assertThat(terminal.type("run", "@d.plate", "@a.png", "-o", "@b.png", "--set", "strength=0")
                        .code())
                .isZero();

        assertThat(Pictures.read(terminal.path("b.png")).pixels().data())
                .isEqualTo(Pictures.read(terminal.path("a.png")).pixels().data());
    }

    @Test
    void options_that_a_run_does_not_have_are_refused_before_any_picture() {
        train();

        for (String[] wrong : new String[][] {
            {
                "strenght=1",
                "a run of denoise has no option \"strenght\"; did you mean strength? known are: detail, range, strength"
            },
            {
                "strength=-1",
                "strength must be between 0 (the picture as it came) and 2 (twice the change of the network), not -1"
            },
            {"strength=high", "strength takes a number, not \"high\""}
        }) {
            Said said = terminal.type("run", "@d.plate", "@gray", "-o", "@out", "--set", wrong[0]);
            assertThat(said.err()).contains(wrong[1]).doesNotContain("done");
            assertThat(said.code()).isEqualTo(2);
        }
    }

    @Test
    void a_task_without_options_says_so() {
        terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate");

        Said said = terminal.type("run", "@toy.plate", "@gray", "-o", "@out", "--set", "strength=1");

        assertThat(said.err()).contains("a run of toy has no option \"strength\"; known are: range");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void noisy_photographs_alone_give_a_plate_without_figures_that_clean_ones_measure() throws IOException {
        Said trained = train("noise=none", "supervision=noise2void");

        assertThat(trained.err()).doesNotContain("held-out images:");
        assertThat(Plate.read(terminal.path("d.plate")).card().metrics()).isEmpty();
        assertThat(evaluate().code()).isEqualTo(2);
        assertThat(evaluate().err())
                .contains("the task denoise does not know what should come out of \"0.png\"")
                .contains("evaluate it under settings by which it does");
        assertThat(evaluate("noise=gaussian", "sigma=25").out()).contains("this plate");
        assertThat(terminal.type(
                                "evaluate",
                                "@d.plate",
                                "--data",
                                "pairs:" + terminal.path("gray") + "," + terminal.path("gray"),
                                "--set",
                                "supervision=clean")
                        .out())
                .contains("this plate");
    }
}
