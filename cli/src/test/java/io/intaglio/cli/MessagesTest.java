package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes that people make most: each message is a file, so that a change of one is seen. */
class MessagesTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        terminal.picture("a.png", 9, 7, 1);
    }

    private void expect(String golden, String... words) throws IOException {
        List<String> before = files();
        Said said = terminal.type(words);
        assertThat(terminal.plain(said.err())).isEqualTo(text(golden));
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(2);
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static String text(String golden) throws IOException {
        try (InputStream file = MessagesTest.class.getResourceAsStream("/golden/" + golden + ".txt")) {
            assertThat(file).as("golden file " + golden).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_unknown_setting() throws IOException {
        expect("unknown-setting", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--set", "lihgt=1");
    }

    @Test
    void an_ambiguous_setting() throws IOException {
        expect(
                "ambiguous-setting",
                "train",
                "toy",
                "--arch",
                "plain",
                "--data",
                "@gray",
                "--out",
                "@x.plate",
                "--set",
                "width=1");
    }

    @Test
    void a_setting_of_the_wrong_type() throws IOException {
        expect("wrong-type", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--set", "light=bright");
    }

    @Test
    void a_missing_folder_of_data() throws IOException {
        expect("missing-data", "train", "toy", "--data", "nowhere", "--out", "@x.plate");
    }

    @Test
    void an_unknown_task() throws IOException {
        expect("unknown-task", "train", "diffusion", "--data", "@gray", "--out", "@x.plate");
    }

    @Test
    void an_unknown_architecture() throws IOException {
        expect("unknown-architecture", "train", "toy", "--arch", "diffusion", "--data", "@gray", "--out", "@x.plate");
    }

    @Test
    void an_output_that_cannot_be_written() throws IOException {
        expect("unwritable", "train", "toy", "--data", "@gray", "--out", "@nowhere/x.plate");
    }

    @Test
    void a_device_that_is_not_there() throws IOException {
        expect("no-gpu", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--device", "gpu");
    }

    @Test
    void a_file_that_is_no_plate() throws IOException {
        expect("no-plate", "run", "@a.png", "@a.png", "-o", "@b.png");
    }

    @Test
    void sizes_that_an_architecture_of_one_size_cannot_take() throws IOException {
        expect("several-sizes", "train", "toy", "--arch", "plain", "--data", "@gray", "--out", "@x.plate");
    }

    @Test
    void two_budgets() throws IOException {
        expect("two-budgets", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--steps", "5", "--epochs", "2");
    }

    @Test
    void images_smaller_than_what_is_compared() throws IOException {
        expect(
                "small-for-ssim",
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@x.plate",
                "--set",
                "fidelity=ssim",
                "--crop",
                "8");
    }

    @Test
    void a_page_in_the_place_of_the_plate() throws IOException {
        expect("page-for-plate", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--report", "@x.plate");
    }

    @Test
    void a_picture_where_the_plate_should_be() throws IOException {
        expect("plate-forgotten", "run", "@a.png");
    }

    @Test
    void a_folder_where_the_plate_should_be() throws IOException {
        expect("folder-for-plate", "run", "@gray");
    }

    @Test
    void a_plate_without_its_command() throws IOException {
        expect("run-forgotten", "denoise", "@a.png", "-o", "@b.png");
    }

    @Test
    void a_picture_without_plate_and_command() throws IOException {
        expect("run-and-plate-forgotten", "@a.png");
    }

    @Test
    void an_unknown_option() throws IOException {
        expect("unknown-option", "run", "denoise", "@a.png", "--outptu", "@x.png");
    }

    @Test
    void a_setting_typed_as_an_option() throws IOException {
        expect("setting-as-option", "run", "denoise", "@a.png", "--strength", "0.5", "-o", "@x.png");
    }

    @Test
    void a_setting_of_a_training_typed_as_an_option() throws IOException {
        expect("setting-as-option-of-train", "train", "toy", "--data", "@gray", "--out", "@x.plate", "--light=0.3");
    }

    @Test
    void an_unknown_plate() throws IOException {
        expect("unknown-plate", "run", "denoize", "@a.png");
    }

    @Test
    void the_standard_input_for_auto() throws IOException {
        expect("auto-standard-input", "run", "auto", "-", "-o", "@x.png");
    }

    @Test
    void a_missing_option() throws IOException {
        expect("missing-option", "train", "toy", "--data", "@gray");
    }

    @Test
    void a_task_that_needs_a_code_with_an_architecture_that_has_none() throws IOException {
        expect(
                "no-code",
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@x.plate",
                "--set",
                "code=true",
                "--set",
                "laterals=true");
    }
}
