package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command delivers tables, pictures from nothing and files. */
class ResultKindsCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    private String train(String kind) {
        Said said = terminal.type(
                "train",
                "toy-answers",
                "--data",
                "@gray",
                "--out",
                "@my.plate",
                "--steps",
                "2",
                "--set",
                "kind=" + kind);
        assertThat(said.code()).as(said.err()).isZero();
        return said.err();
    }

    private static List<String> lines(Said said) {
        return said.out().lines().map(String::strip).toList();
    }

    @Test
    void a_table_goes_to_the_standard_output_or_into_a_file() throws IOException {
        train("table");

        Said csv = terminal.type("run", "@my.plate", "@gray");
        Said json = terminal.type("run", "@my.plate", "@gray/0.png", "-o", "@t.json");
        Said npy = terminal.type("run", "@my.plate", "@gray", "-o", "@t.npy");
        Said wrong = terminal.type("run", "@my.plate", "@gray", "-o", "@t.png");

        assertThat(csv.code()).as(csv.err()).isZero();
        assertThat(lines(csv)).hasSize(7).first().isEqualTo("input,mean,pixels");
        assertThat(lines(csv).get(1)).matches("0\\.png,0\\.[0-9]+,[0-9]+");
        assertThat(csv.err()).contains("6 pictures done");
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(Files.readString(terminal.path("t.json"))).contains("\"input\": \"0.png\"", "\"mean\": 0.");
        assertThat(npy.code()).isZero();
        ByteBuffer numbers =
                ByteBuffer.wrap(Files.readAllBytes(terminal.path("t.npy"))).order(ByteOrder.LITTLE_ENDIAN);
        int header = numbers.getShort(8);
        assertThat((10 + header) % 64).isZero();
        assertThat(numbers.capacity()).isEqualTo(10 + header + 6 * 2 * 8);
        assertThat(numbers.getDouble(10 + header)).isBetween(0.0, 1.0);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("answers with a table, which is written to *.csv, *.json, *.npy or *.safetensors");
    }

    @Test
    void what_cannot_be_read_is_named_and_the_rest_is_in_the_table() throws IOException {
        train("table");
        Files.writeString(terminal.path("gray/3.png"), "no picture");

        Said said = terminal.type("run", "@my.plate", "@gray");

        assertThat(said.code()).isEqualTo(1);
        assertThat(lines(said)).hasSize(6);
        assertThat(said.err()).contains("3.png", "5 pictures done, 1 failed");
    }

    @Test
    void an_evaluation_shows_the_tasks_own_figures() {
        assertThat(train("table")).containsPattern("held-out images: brightness [0-9]{2}\\.[0-9]{2} %\n");

        Said text = terminal.type("evaluate", "@my.plate", "--data", "@gray");
        Said json = terminal.type("evaluate", "@my.plate", "--data", "@gray", "--json");
        Said page = terminal.type("evaluate", "@my.plate", "--data", "@gray", "--html", "@e.html");
        Said described = terminal.type("describe", "@my.plate");

        assertThat(text.out()).contains("brightness %").doesNotContain("PSNR");
        assertThat(json.out()).contains("\"brightness\":");
        assertThat(page.code()).as(page.err()).isZero();
        assertThat(terminal.path("e.html")).exists();
        assertThat(described.out()).containsPattern("held out +brightness [0-9]{2}\\.[0-9]{2} %");
    }

    @Test
    void pictures_from_nothing_go_into_a_folder() throws IOException {
        train("pictures");

        Said said = terminal.type("run", "@my.plate", "-o", "@dreams", "--set", "count=3");
        Said given = terminal.type("run", "@my.plate", "@gray/0.png", "-o", "@dreams");
        Said misplaced = terminal.type("run", "@my.plate", "-o", "@gray/0.png");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Pictures.read(terminal.path("dreams/003.png")).width()).isEqualTo(6);
        assertThat(terminal.path("dreams/004.png")).doesNotExist();
        assertThat(given.code()).isEqualTo(2);
        assertThat(given.err()).contains("does not take a picture in the role \"image\"; it takes none at all");
        assertThat(misplaced.code()).isEqualTo(2);
        assertThat(misplaced.err()).contains("2 pictures do not go into one PNG; name a folder with -o");
    }

    @Test
    void files_are_written_and_other_roles_are_given_by_name() throws IOException {
        train("file");
        Files.writeString(terminal.path("w.txt"), "four");

        Said said = terminal.type(
                "run",
                "@my.plate",
                "@gray/0.png",
                "--input",
                "words=" + terminal.path("w.txt"),
                "--input",
                "style=" + terminal.path("gray/1.png"),
                "--input",
                "style=" + terminal.path("gray/2.png"),
                "-o",
                "@a.toy");
        Said lacking = terminal.type("run", "@my.plate", "@gray/0.png", "-o", "@b.toy");
        Said unknown =
                terminal.type("run", "@my.plate", "@gray/0.png", "--input", "stile=" + terminal.path("gray/1.png"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(terminal.path("a.toy"))).isEqualTo("4 2");
        assertThat(lacking.code()).isEqualTo(2);
        assertThat(lacking.err()).contains("takes 1 file in the role \"words\", not 0");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("knows no role \"stile\" for --input; did you mean style?");
    }

    @Test
    void a_class_is_for_networks_that_are_told_one() throws IOException {
        train("table");

        Said said = terminal.type("run", "@my.plate", "@gray/0.png", "--class", "3");
        Said nothing = terminal.type("run", "@my.plate");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("is told no class, and the run gives 3");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("takes 1 picture in the role \"image\", not 0");
    }
}
