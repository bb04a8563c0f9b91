package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that are mistyped, missing or strange, and what is said of them. */
class WordsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.picture("a.png", 9, 7, 1);
    }

    private String refused(String... words) {
        Said said = terminal.type(words);
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        return said.err();
    }

    @Test
    void a_mistyped_word_is_guessed() {
        assertThat(refused("tran", "toy")).contains("there is no command \"tran\"; did you mean train?");
        assertThat(refused("train", "toy", "--stpes", "5"))
                .contains("\"--stpes\"")
                .contains("did you mean --steps?");
        assertThat(refused("train", "denois", "--data", "demo:digits", "--out", "@x.plate"))
                .contains("did you mean denoise?");
        assertThat(refused("run", "denois", "@a.png", "-o", "@b.png"))
                .contains("there is no plate denois")
                .contains("did you mean denoise?");
        assertThat(refused("list", "task")).contains("did you mean tasks?").contains("architectures, tasks");
        assertThat(refused("run", "nothing.plate", "@a.png", "-o", "@b.png")).contains("denoise");
    }

    @Test
    void a_mistyped_command_is_guessed_by_help_as_well() {
        assertThat(refused("help", "trian"))
                .startsWith("intaglio: there is no command \"trian\"; did you mean train? there are: train, run");
        assertThat(refused("help", "index", "bild")).contains("did you mean build? there are: build, query");
        assertThat(refused("help", "train", "it")).contains("train has no commands below it");
        assertThat(refused("frobnicate")).contains("no command \"frobnicate\"; there are: train, run");
        assertThat(refused("index", "bild")).contains("did you mean build? there are: build, query");
    }

    @Test
    void a_list_without_a_kind_names_the_kinds() {
        assertThat(refused("list"))
                .startsWith("intaglio: KIND is missing; it is one of: architectures, tasks, degradations");
    }

    @Test
    void a_wrong_number_is_named_with_its_option() {
        assertThat(number("--minutes", "abc")).isEqualTo("--minutes is a number, as in 5 or 0.5, not \"abc\"");
        assertThat(number("--steps", "1.5")).isEqualTo("--steps is a whole number, not \"1.5\"");
        assertThat(number("--seed", "9".repeat(30)))
                .isEqualTo("--seed is a whole number, and a smaller one than " + "9".repeat(30));
        assertThat(number("--threads", "many")).isEqualTo("--threads is a whole number, not \"many\"");
        assertThat(refused("run", "denoise", "@a.png", "--page", "x"))
                .startsWith("intaglio: --page is a whole number, not \"x\"");
    }

    private String number(String option, String value) {
        return refused("train", "toy", "--data", "@gray", "--out", "@x.plate", option, value)
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceFirst("intaglio: ", "");
    }

    @Test
    void an_option_without_its_value_or_twice_is_named() {
        assertThat(refused("train", "toy", "--steps")).contains("--steps needs a value, --steps N");
        assertThat(refused("train", "toy", "--steps", "--batch", "3"))
                .contains("--steps needs a value, --steps N, and what follows it is --batch");
        assertThat(refused("train", "toy", "--steps", "3", "--steps", "4")).contains("--steps is given more than once");
        assertThat(refused("evaluate", "denoise")).contains("--data SOURCE is missing");
        assertThat(refused("evaluate", "--data", "demo:digits")).contains("PLATE is missing");
    }

    @Test
    void an_empty_name_is_no_folder() {
        assertThat(refused("run", "", "@a.png", "-o", "@b.png")).contains("no plate is named");
        assertThat(refused("run", "denoise", "", "-o", "@b.png")).contains("a name of a file or folder is empty");
        assertThat(refused("describe", "")).contains("no plate is named");
    }

    @Test
    void a_file_of_settings_may_begin_with_a_byte_order_mark() throws IOException {
        terminal.photographs("gray", 1);
        Files.writeString(terminal.path("my.properties"), "\uFEFFlight = 0.3\n");

        Said said = terminal.type(
                "train", "toy", "--data", "@gray", "--out", "@x.plate", "--config", "@my.properties", "--steps", "1");

        assertThat(said.code()).as(said.err()).isZero();
    }

    @Test
    void plug_in_paths_before_and_after_the_command_add_up() {
        assertThat(refused("--plugin-path", "@first", "list", "tasks", "--plugin-path", "@second"))
                .contains("first");
        assertThat(refused("--plugin-path=" + folder.resolve("first"), "list", "tasks"))
                .contains("first");
        assertThat(refused("list", "tasks", "--plugin-path")).contains("--plugin-path");
    }

    @Test
    void a_broken_jar_is_named_and_the_rest_goes_on() throws IOException {
        Files.writeString(Files.createDirectories(terminal.path("jars")).resolve("broken.jar"), "none");

        Said said = terminal.type("--plugin-path", "@jars", "list", "tasks");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("denoise");
        assertThat(said.err()).contains("broken.jar");
    }

    @Test
    void results_that_cannot_be_written_are_no_success() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        for (String[] words : new String[][] {{"list", "tasks"}, {"--help"}, {"--version"}}) {
            int code = Guice.createInjector(com.google.inject.util.Modules.override(new CliModule())
                            .with(binder -> binder.bind(Console.class).toInstance(console)))
                    .getInstance(CommandRunner.class)
                    .run(words);
            assertThat(code).isEqualTo(CommandRunner.FAILED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output");
    }
}
