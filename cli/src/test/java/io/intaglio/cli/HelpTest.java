package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Intaglio;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Preset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {

    @TempDir
    Path folder;

    private String out(String... words) {
        Terminal.Said said = new Terminal(folder).type(words);
        assertThat(said.code()).as(said.err()).isZero();
        return said.out();
    }

    @Test
    void without_a_command_there_is_the_help_and_no_success() {
        Terminal.Said alone = new Terminal(folder).type();
        Terminal.Said index = new Terminal(folder).type("index");

        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.out()).isEmpty();
        assertThat(alone.err()).isEqualTo(out("--help")).contains("Examples:", "intaglio run denoise photo.jpg");
        assertThat(index.code()).isEqualTo(2);
        assertThat(index.err()).isEqualTo(out("index", "--help")).contains("build", "query");
    }

    @Test
    void the_help_says_what_a_folder_of_a_plug_in_holds() {
        assertThat(out("--help").replaceAll("\\s+", " ")).contains("a folder with such a jar and its libraries");
    }

    @Test
    void help_for_a_command_is_its_help() {
        assertThat(out("help", "train")).isEqualTo(out("train", "--help")).contains("--minutes", "Examples:");
        assertThat(out("help", "index", "build"))
                .isEqualTo(out("index", "build", "--help"))
                .contains("--align");
        assertThat(out("help")).contains("quickstart", "Examples:");
    }

    @Test
    void the_help_of_a_training_tells_what_the_presets_say_of_its_length() {
        String help = out("help", "train").replaceAll("\\s+", " ");
        try (Intaglio intaglio = Intaglio.open()) {
            for (TaskProvider task : intaglio.tasks().all()) {
                Preset preset = task.create().preset();
                String steps = preset.settings().get("train.steps");
                String epochs = preset.settings().get("train.epochs");
                String length = steps != null ? steps + " steps" : epochs != null ? epochs + " epochs" : "takes none";
                if (!task.name().startsWith("toy")) {
                    assertThat(help).containsPattern(task.name() + "[a-z, -]* " + length);
                }
            }
        }
    }

    @Test
    void completions_offer_what_is_installed() {
        assertThat(out("generate-completion"))
                .contains("TASK_pos_param_args=(\"classify\" \"compress\" \"denoise\" \"detect\"")
                .contains("NAME_option_args=(\"codec\" \"collapsed\" \"features\"")
                .contains("PLATE_pos_param_args=(\"colour\" \"compress\" \"denoise\" \"enlarge\" \"fill\" "
                        + "\"jpeg\" \"low-light\" \"photo\"")
                .contains("NAMEKEYVALUE_option_args=(\"bicubic\" \"bm3d\"")
                .contains("D_option_args=(\"auto\" \"cpu\" \"gpu\"")
                .contains("\"${PLATE_pos_param_args[@]}\"; compgen -f");
    }

    @Test
    void lists_explain_every_setting() {
        assertThat(out("list", "tasks"))
                .contains("sigma=25: standard deviation of Gaussian noise", "(number or range, 0 to 255)")
                .contains("options of a run:", "strength=1: 0 keeps the picture", "false-alarms=0.01: share of normal");
        assertThat(out("list", "settings"))
                .contains("train.batch", "number of images per step", "default: 64", "whole number, at least 1");
        assertThat(out("list", "tasks", "--json"))
                .contains("\"explained\"", "\"values\": \"number or range, 0 to 255\"");
    }

    @Test
    void describe_shows_the_options_of_a_run_with_this_plate() {
        assertThat(out("describe", "photo")).contains("options    detail=1, strength=1 (of a run, with --set)");
        assertThat(out("describe", "enlarge")).contains("options    scale=2 (of a run, with --set)");
        assertThat(out("describe", "fill")).doesNotContain("options");
    }
}
