package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command generate, with a flow that an engine trains. */
class GenerateCommandTest {

    @TempDir
    static Path folder;

    private static Terminal terminal;

    @BeforeAll
    static void train() throws IOException {
        terminal = new Terminal(folder);
        Said said = terminal.type(
                "train",
                "generate",
                "--data",
                "demo:digits,count=200",
                "--out",
                "@digits.plate",
                "--steps",
                "20",
                "--set",
                "flow=30",
                "--set",
                "flow-width=32",
                "--set",
                "components=2");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).doesNotContain("could not be fitted");
    }

    @Test
    void a_sheet_of_any_distribution_is_one_picture() throws IOException {
        for (String from : new String[] {"prior", "mixture", "flow"}) {
            Said said = terminal.type(
                    "generate", "@digits.plate", "-o", "@" + from + ".png", "--count", "5", "--grid", "--draw", from);

            assertThat(said.code()).as(said.err()).isZero();
            Picture sheet = Pictures.read(terminal.path(from + ".png"));
            assertThat(sheet.width())
                    .as("three digits of 28 pixels and two gaps")
                    .isEqualTo(3 * 28 + 2 * 2);
        }
    }

    @Test
    void the_same_seed_gives_the_same_pictures_of_a_class() throws IOException {
        for (String out : new String[] {"first", "same"}) {
            Said said = terminal.type(
                    "generate", "@digits.plate", "-o", "@" + out, "--count", "2", "--class", "7", "--seed", "3");
            assertThat(said.code()).as(said.err()).isZero();
        }

        assertThat(Files.readAllBytes(terminal.path("first/002.png")))
                .isEqualTo(Files.readAllBytes(terminal.path("same/002.png")))
                .isNotEqualTo(Files.readAllBytes(terminal.path("first/001.png")));
    }

    @Test
    void a_class_that_nothing_knows_is_refused() {
        Said flow = terminal.type("generate", "@digits.plate", "-o", "@no", "--class", "10");
        Said prior = terminal.type("generate", "@digits.plate", "-o", "@no", "--class", "3", "--draw", "prior");

        assertThat(flow.code()).isEqualTo(2);
        assertThat(flow.err()).contains("the flow of this plate knows the classes 0 to 9, and not 10");
        assertThat(prior.code()).isEqualTo(2);
        assertThat(prior.err()).contains("the prior of this plate knows no classes");
        assertThat(terminal.path("no")).doesNotExist();
    }

    @Test
    void pictures_are_not_mixed_with_others() throws IOException {
        Path folder = Files.createDirectories(terminal.path("mine"));
        Files.writeString(folder.resolve("note.txt"), "mine");

        Said mixed = terminal.type("generate", "@digits.plate", "-o", "@mine", "--count", "1");
        Said forced = terminal.type("generate", "@digits.plate", "-o", "@mine", "--count", "1", "--force");
        Said standard = terminal.type("generate", "@digits.plate", "-o", "-", "--count", "1");
        Said jpeg = terminal.type("generate", "@digits.plate", "-o", "@one.jpg", "--count", "1");

        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err()).contains("mine is not empty; name a new folder with -o");
        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(folder.resolve("001.png")).exists();
        assertThat(standard.code()).isEqualTo(2);
        assertThat(standard.err()).contains("pictures do not go to the standard output");
        assertThat(jpeg.code()).isEqualTo(2);
        assertThat(jpeg.err()).contains("but not into *.jpg");
    }

    @Test
    void a_path_between_pictures_is_an_animation() throws IOException {
        Said pictures = terminal.type("generate", "@digits.plate", "-o", "@ends", "--count", "2");
        String[] words = {
            "generate",
            "@digits.plate",
            "-o",
            "@path.gif",
            "--count",
            "6",
            "--seed",
            "4",
            "--from",
            "@ends/001.png",
            "--to",
            "@ends/002.png"
        };
        Said said = terminal.type(words);
        Said again = terminal.type(words);

        assertThat(pictures.code()).isZero();
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("these have no effect: seed");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("path.gif is there already", "--force");
        try (ImageInputStream in =
                ImageIO.createImageInputStream(terminal.path("path.gif").toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(6);
        }
    }

    @Test
    void an_animated_png_holds_the_pictures_of_a_folder() throws IOException {
        Said folder = terminal.type("generate", "@digits.plate", "-o", "@three", "--count", "3");
        Said said = terminal.type("generate", "@digits.plate", "-o", "@three.apng", "--count", "3");

        assertThat(folder.code()).as(folder.err()).isZero();
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Pictures.read(terminal.path("three.apng")).pixels().data())
                .isEqualTo(
                        Pictures.read(terminal.path("three/001.png")).pixels().data());
        assertThat(Pictures.read(terminal.path("three.apng")).notes()).anyMatch(note -> note.contains("3 frames"));
    }

    @Test
    void what_cannot_be_done_is_said_in_a_line() throws IOException {
        Said several = terminal.type("generate", "@digits.plate", "-o", "@two.png", "--count", "2");
        Said early = terminal.type("generate", "@none.plate", "-o", "@two.png", "--count", "2");
        Said usual = terminal.type("generate", "@none.plate", "-o", "@two.png");
        Said alone = terminal.type("generate", "@digits.plate", "-o", "@x", "--to", "@digits.plate");
        Said bad = terminal.type("generate", "@digits.plate", "-o", "@x", "--count", "0");

        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("2 pictures do not go into one PNG");
        assertThat(early.err()).as("before the plate is opened").contains("2 pictures do not go into one PNG");
        assertThat(usual.err()).contains("16 pictures do not go into one PNG");
        assertThat(alone.code()).isNotZero();
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("count must be between 1 and 100000");
    }

    @Test
    void pictures_are_shown_beside_their_nearest_examples() throws IOException {
        Said said = terminal.type(
                "generate",
                "@digits.plate",
                "-o",
                "@near.png",
                "--count",
                "5",
                "--grid",
                "--nearest",
                "demo:digits,count=200");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("5 pictures: the nearest of 200 examples is ")
                .contains("copies, less than");
        assertThat(Files.readAllLines(terminal.path("near-nearest.csv")))
                .hasSize(6)
                .first()
                .isEqualTo("picture,nearest,distance,second,copy");
        assertThat(Pictures.read(terminal.path("near-nearest.png")).width())
                .as("two columns of two digits, and a gap")
                .isEqualTo(2 * 2 * 28 + 4);
        assertThat(Pictures.read(terminal.path("near.png")).width()).isEqualTo(3 * 28 + 2 * 2);
    }

    @Test
    void a_copy_of_an_example_is_found() throws IOException {
        Said said = terminal.type(
                "generate",
                "@digits.plate",
                "-o",
                "@one/",
                "--count",
                "2",
                "--seed",
                "3",
                "--nearest",
                "demo:digits,count=20");
        assertThat(said.code()).as(said.err()).isZero();
        Path copies = Files.createDirectories(terminal.path("copies"));
        Files.copy(terminal.path("one/001.png"), copies.resolve("a.png"));
        Files.copy(terminal.path("one/002.png"), copies.resolve("b.png"));
        terminal.type("generate", "@digits.plate", "-o", "@copies/c.png", "--count", "1", "--seed", "9");

        Said again = terminal.type(
                "generate", "@digits.plate", "-o", "@two/", "--count", "2", "--seed", "3", "--nearest", "@copies");

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains("copies, less than a third as far from their nearest example as from the second: 2");
        assertThat(Files.readAllLines(terminal.path("two/nearest.csv")).get(1)).contains("a.png");
    }

    @Test
    void examples_of_another_size_are_refused_before_pictures_are_written() {
        Said said =
                terminal.type("generate", "@digits.plate", "-o", "@other/", "--nearest", "demo:scenes,count=3,size=32");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("32x32x3 numbers").contains("only images of one shape are compared");
        assertThat(terminal.path("other")).doesNotExist();

        said = terminal.type("generate", "@digits.plate", "-o", "@other/", "--nearest", "demo:digits,count=2");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("at least 3 examples, and 2 can be read");
        assertThat(terminal.path("other")).doesNotExist();
    }

    @Test
    void files_that_nobody_named_replace_nothing() throws IOException {
        Files.writeString(terminal.path("z-nearest.csv"), "mine");
        String[] words = {"generate", "@digits.plate", "-o", "@z.png", "--grid", "--nearest", "demo:digits,count=20"};

        Said said = terminal.type(words);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("z-nearest.csv is there already").contains("--force");
        assertThat(terminal.path("z.png")).doesNotExist();
        assertThat(terminal.path("z-nearest.csv")).hasContent("mine");
    }
}
