package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks at the command line. */
class RestoreCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void train() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        trained("holes.plate", "holes");
    }

    private void trained(String plate, String damage) {
        Said said = terminal.type(
                "train",
                "restore",
                "--data",
                "@gray",
                "--out",
                "@" + plate,
                "--set",
                "damage=" + damage,
                "--set",
                "widths=4,4",
                "--set",
                "crop=8",
                "--batch",
                "2",
                "--steps",
                "2");
        assertThat(said.err()).contains("wrote");
    }

    private Path write(String name, float... row) throws IOException {
        Path file = terminal.path(name);
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(ImageBatch.wrap(1, 1, row.length, 1, row)), file);
        return file;
    }

    @Test
    void a_dark_mask_of_two_values_is_taken_as_black_and_white_and_a_black_one_is_named() throws IOException {
        write("in/a.png", 0.2f, 0.4f, 0.6f, 0.8f);
        write("white.png", 0, 1, 0, 0);
        write("one.png", 0, 1 / 255f, 0, 0);
        write("black.png", 0, 0, 0, 0);
        write("dark.png", 0, 0.1f, 0.2f, 0);
        terminal.type("run", "@holes.plate", "@in/a.png", "--mask", "@white.png", "-o", "@white-filled.png");

        Said one = terminal.type("run", "@holes.plate", "@in/a.png", "--mask", "@one.png", "-o", "@one-filled.png");
        Said black = terminal.type("run", "@holes.plate", "@in/a.png", "--mask", "@black.png", "-o", "@same.png");
        Said dark = terminal.type("run", "@holes.plate", "@in/a.png", "--mask", "@dark.png", "-o", "@dark-filled.png");

        assertThat(one.err()).contains("one.png has no white, and 1 of 255 beside black: that is taken as white");
        assertThat(terminal.path("one-filled.png")).hasSameBinaryContentAs(terminal.path("white-filled.png"));
        assertThat(black.code()).isZero();
        assertThat(black.err()).contains("black.png is black everywhere: nothing is filled in");
        assertThat(dark.err()).contains("dark.png is nowhere lighter than 51 of 255: nothing is filled in");
    }

    @Test
    void white_is_filled_in_and_black_stays_as_it_was() throws IOException {
        write("in.png", 51 / 255f, 1, 102 / 255f);
        write("mask.png", 0, 1, 0);

        Said said = terminal.type("run", "@holes.plate", "@in.png", "-o", "@out.png", "--mask", "@mask.png");

        assertThat(said.err()).contains("wrote " + terminal.path("out.png"));
        ImageBatch out = Pictures.read(terminal.path("out.png")).pixels();
        ImageBatch in = Pictures.read(terminal.path("in.png")).pixels();
        assertThat(out.data()[0]).isEqualTo(in.data()[0]);
        assertThat(out.data()[2]).isEqualTo(in.data()[2]);
        assertThat(out.data()[1]).isNotEqualTo(1);
    }

    @Test
    void a_folder_of_pictures_has_a_folder_of_masks() throws IOException {
        write("pictures/a.png", 0.2f, 0.4f);
        write("pictures/b.png", 0.2f, 0.4f);
        write("masks/a.bmp", 1, 0);

        Said said = terminal.type("run", "@holes.plate", "@pictures", "-o", "@results", "--mask", "@masks");

        assertThat(said.code()).isEqualTo(CommandRunner.FAILED);
        assertThat(said.err()).contains("holds no mask of the name b; one is needed", "1 picture done, 1 failed");
        assertThat(terminal.path("results/a.png")).exists();
    }

    @Test
    void pictures_in_sub_folders_have_masks_in_such() throws IOException {
        write("pictures/a/1.png", 0.2f, 0.4f);
        write("pictures/b/1.png", 0.2f, 0.4f);
        write("masks/a/1.png", 1, 0);
        write("masks/b/1.png", 0, 1);
        write("masks/1.png", 1, 1);

        Said said = terminal.type("run", "@holes.plate", "@pictures", "-o", "@results", "--mask", "@masks");

        assertThat(said.err()).contains("2 pictures done");
        float[] in = Pictures.read(terminal.path("pictures/a/1.png")).pixels().data();
        assertThat(Pictures.read(terminal.path("results/a/1.png")).pixels().data()[1])
                .isEqualTo(in[1]);
        assertThat(Pictures.read(terminal.path("results/b/1.png")).pixels().data()[0])
                .isEqualTo(in[0]);
    }

    @Test
    void where_a_mask_is_transparent_nothing_is_filled_in() throws IOException {
        write("in.png", 0.2f, 0.4f);
        Path mask = terminal.path("mask.png");
        Pictures.write(
                Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {1, 1}))
                        .withAlpha(ImageBatch.wrap(1, 1, 2, 1, new float[] {0, 1})),
                mask);

        terminal.type("run", "@holes.plate", "@in.png", "-o", "@out.png", "--mask", "@mask.png");

        assertThat(Pictures.read(terminal.path("out.png")).pixels().data()[0])
                .isEqualTo(Pictures.read(terminal.path("in.png")).pixels().data()[0]);
    }

    @Test
    void a_mask_that_cannot_be_read_is_named() throws IOException {
        write("in.png", 0.2f, 0.4f);
        Files.writeString(terminal.path("mask.png"), "no picture");

        Said said = terminal.type("run", "@holes.plate", "@in.png", "-o", "@out.png", "--mask", "@mask.png");

        assertThat(terminal.plain(said.err()))
                .contains("in.png: the mask FOLDER/mask.png does not help: mask.png cannot");
    }

    @Test
    void what_is_missing_or_of_no_use_is_said() throws IOException {
        write("in.png", 0.2f, 0.4f);
        write("mask.png", 0, 1);
        trained("jpeg.plate", "jpeg");

        assertThat(terminal.type("run", "@holes.plate", "@in.png", "-o", "@out.png")
                        .err())
                .contains("fills in where a mask says", "give a mask");
        assertThat(terminal.type("run", "@holes.plate", "@in.png", "-o", "@out.png", "--mask", "@no.png"))
                .satisfies(said -> assertThat(said.err()).contains("there is no mask"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(CommandRunner.USAGE));
        assertThat(terminal.type("run", "@jpeg.plate", "@in.png", "-o", "@out.png", "--mask", "@mask.png"))
                .satisfies(said -> assertThat(said.err()).contains("does not take a picture in the role \"mask\""))
                .satisfies(said -> assertThat(said.code()).isEqualTo(CommandRunner.USAGE));
    }

    @Test
    void what_all_pictures_lack_is_said_once_before_any_is_read() throws IOException {
        write("pictures/a.png", 0.2f, 0.4f);
        write("pictures/b.png", 0.2f, 0.4f);
        trained("several.plate", "downscale,scale=2..4");

        Said said = terminal.type("run", "@several.plate", "@pictures", "-o", "@results");

        assertThat(said.code()).isEqualTo(CommandRunner.USAGE);
        assertThat(said.err()).containsOnlyOnce("say by how much to enlarge").doesNotContain("a.png");
    }

    @Test
    void a_small_picture_is_enlarged() throws IOException {
        write("in.png", 0.2f, 0.4f, 0.6f);
        trained("x3.plate", "downscale,scale=3");

        assertThat(terminal.type("run", "@x3.plate", "@in.png", "-o", "@out.png", "--compare")
                        .err())
                .contains("wrote " + terminal.path("out.png"));

        Picture out = Pictures.read(terminal.path("out.png"));
        assertThat(out.width()).isEqualTo(9);
        assertThat(out.height()).isEqualTo(3);
        Picture both = Pictures.read(terminal.path("out.compare.png"));
        assertThat(both.width()).as("as high as the result, a gap between").isEqualTo(9 + 4 + 9);
        assertThat(both.height()).isEqualTo(3);
    }
}
