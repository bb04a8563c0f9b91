package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a plate, by its task. */
class EvaluateTasksTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void pictures() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("colour", 3);
    }

    /** Trains for a step and evaluates. */
    private String json(String task, List<String> settings, String... options) {
        List<String> words = new ArrayList<>(
                List.of("train", task, "--data", "@colour", "--out", "@a.plate", "--batch", "2", "--steps", "1"));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        words.addAll(List.of("--set", "widths=4,4", "--set", "crop=8"));
        assertThat(terminal.type(words.toArray(String[]::new)).err()).contains("wrote");
        List<String> evaluate = new ArrayList<>(List.of("evaluate", "@a.plate", "--data", "@colour", "--json"));
        evaluate.addAll(List.of(options));
        Said said = terminal.type(evaluate.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return said.out();
    }

    @Test
    void colouring_is_measured_in_colours_beside_gray_and_the_mean_colour() {
        assertThat(json("transform", List.of("maker=gray-to-colour")))
                .contains("\"ab-error\": ", "\"gray\": {", "\"mean-colour\": {")
                .doesNotContain("\"input\": {");
    }

    @Test
    void super_resolution_stands_beside_the_enlarged_input() {
        assertThat(json("restore", List.of("damage=downscale,scale=2"))).contains("\"input\": {", "\"psnr\": ");
    }

    @Test
    void a_damage_of_another_kind_may_be_measured() {
        assertThat(json("restore", List.of("damage=pixels"), "--set", "damage=pixels,share=0.3"))
                .contains("\"share\": \"0.3\"");
    }

    @Test
    void brightening_stands_beside_gamma() {
        assertThat(json("enhance", List.of())).contains("\"input\": {", "\"gamma\": {");
    }
}
