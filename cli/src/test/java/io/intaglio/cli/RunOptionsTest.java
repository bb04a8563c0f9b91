package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the results of a run go, and as what. */
class RunOptionsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        assertThat(terminal.type("train", "toy", "--data", "@gray", "--out", "@my.plate", "--steps", "2")
                        .code())
                .isZero();
    }

    private Said run(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "run";
        all[1] = "@my.plate";
        System.arraycopy(words, 0, all, 2, words.length);
        return terminal.type(all);
    }

    @Test
    void without_a_name_results_go_beside_their_inputs_and_that_is_said() throws IOException {
        terminal.picture("a.jpg", 9, 7, 1);
        terminal.picture("b.ppm", 9, 7, 3);

        Said one = run("@a.jpg");
        Said two = run("@b.ppm", "@gray/0.png");
        Said all = run("@gray");

        assertThat(terminal.plain(one.err())).contains("wrote FOLDER/a-toy.jpg");
        assertThat(two.err()).contains("2 pictures done; results are beside the inputs");
        assertThat(terminal.plain(all.err())).contains("7 pictures done; results are in FOLDER/gray-toy");
        assertThat(terminal.path("a-toy.jpg")).exists();
        assertThat(terminal.path("b-toy.ppm")).exists();
        assertThat(terminal.path("gray/0-toy.png")).exists();
        assertThat(terminal.path("gray-toy/3.png")).exists();
    }

    @Test
    void a_result_that_is_there_is_replaced_only_by_its_name() throws IOException {
        terminal.picture("a.png", 9, 7, 1);
        assertThat(run("@a.png").code()).isZero();

        Said again = run("@a.png");
        run("@gray");
        Said folderAgain = run("@gray");

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("a-toy.png, which is there already", "--skip-existing");
        assertThat(folderAgain.err()).contains("gray-toy, which is there already");
        assertThat(run("@a.png", "-o", "@a-toy.png").code()).isZero();
        assertThat(run("@gray", "-o", "@gray-toy").code()).isZero();
    }

    @Test
    void an_option_that_is_refused_leaves_no_folder() {
        assertThat(run("@gray", "--set", "nonsense=1").code()).isEqualTo(2);
        assertThat(terminal.path("gray-toy")).doesNotExist();
    }

    @Test
    void a_single_result_is_named() throws IOException {
        Said file = run("@gray/0.png", "-o", "@clean.png");
        Said folder = run("@gray/0.png", "-o", "@clean");

        assertThat(terminal.plain(file.err())).endsWith("wrote FOLDER/clean.png\n");
        assertThat(terminal.plain(folder.err())).endsWith("1 picture done; results are in FOLDER/clean\n");
    }

    @Test
    void auto_ends_with_what_became_of_all_and_where_it_is() throws IOException {
        even("photos/a.png");
        even("photos/b.png");
        terminal.picture("photos/c.png", 40, 40, 1);
        Files.writeString(terminal.path("photos/d.png"), "no picture");
        even("even/a.png");
        Files.writeString(terminal.path("even/b.png"), "no picture");

        Said mixed = terminal.type("run", "auto", "@photos");
        Said even = terminal.type("run", "auto", "@even");
        Said single = terminal.type("run", "auto", "@even/a.png");
        Said refused = terminal.type("run", "auto", "@photos", "-o", "@refused", "--set", "nonsense=1");
        Said again = terminal.type("run", "auto", "@photos", "-o", "@photos-auto", "--skip-existing");

        assertThat(terminal.plain(mixed.err()))
                .endsWith("1 picture done, 2 copied, 1 failed; results are in FOLDER/photos-auto\n")
                .containsOnlyOnce("results are in");
        assertThat(mixed.code()).isEqualTo(1);
        assertThat(terminal.path("photos-auto/b.png")).hasSameBinaryContentAs(terminal.path("photos/b.png"));
        assertThat(terminal.plain(even.err()))
                .endsWith("1 picture copied, 1 failed; results are in FOLDER/even-auto\n");
        assertThat(terminal.plain(single.err())).endsWith("wrote FOLDER/even/a-auto.png\n");
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(terminal.path("refused")).doesNotExist();
        assertThat(terminal.plain(again.err()))
                .endsWith("0 pictures done, 1 failed, 3 left as they are; results are in FOLDER/photos-auto\n");
    }

    @Test
    void a_copy_in_another_format_says_what_it_leaves_out() throws IOException {
        Picture page = Picture.of(ImageBatch.zeros(1, 40, 40, 1));
        Pictures.write(3, index -> page, terminal.path("pages.tif"));

        Said said = terminal.type("run", "auto", "@pages.tif", "-o", "@copy.png");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("pages.tif: it has 3 pages, of which only the first is taken");
    }

    /** A picture in which there is nothing to mend. */
    private void even(String name) throws IOException {
        Path file = terminal.path(name);
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(ImageBatch.wrap(1, 40, 40, 1, new float[1600])), file);
    }

    @Test
    void what_is_there_can_be_skipped() throws IOException {
        assertThat(run("@gray", "-o", "@out").code()).isZero();
        Files.delete(terminal.path("out/2.png"));
        FileTime early = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(terminal.path("out/1.png"), early);

        Said rest = run("@gray", "-o", "@out", "--skip-existing");
        Said none = run("@gray", "-o", "@out", "--skip-existing");
        Said compared = run("@gray", "-o", "@out", "--skip-existing", "--compare");

        assertThat(terminal.plain(rest.err()))
                .contains("1 picture done, 5 left as they are; results are in FOLDER/out");
        assertThat(terminal.path("out/2.png")).exists();
        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("nothing to do: all 6 results are there already");
        assertThat(compared.err()).contains("6 pictures done;");
    }

    @ParameterizedTest
    @CsvSource({"jpeg,jpg", "jpg,jpg", "JPEG,jpg", "tiff,tif", "png,png"})
    void results_have_the_format_that_is_asked_for(String format, String extension) throws IOException {
        terminal.picture("in/a.png", 9, 7, 1);
        terminal.picture("in/b.ppm", 9, 7, 1);

        assertThat(run("@in", "-o", "@out", "--format", format).code()).isZero();

        assertThat(terminal.path("out/a." + extension)).exists();
        assertThat(terminal.path("out/b." + extension)).exists();
    }

    @Test
    void a_format_keeps_the_names_that_say_it() throws IOException {
        terminal.picture("in/a.JPEG", 9, 7, 1);

        run("@in", "-o", "@out", "--format", "jpeg");

        assertThat(terminal.path("out/a.JPEG")).exists();
    }

    @Test
    void formats_that_cannot_be_written_or_contradict_the_name_are_refused() {
        assertThat(run("@gray", "-o", "@out", "--format", "webp").err()).contains("WebP is read and not written");
        assertThat(run("@gray", "-o", "@out", "--format", "heic").err()).contains("one of png, jpeg and tiff");
        assertThat(run("@gray/0.png", "-o", "@o.png", "--format", "jpeg").err())
                .contains("o.png says one format and --format another");
        assertThat(run("@gray/0.png", "-o", "@o.png", "--quality", "80").err())
                .contains("--quality is for JPEGs, and no result is one");
        assertThat(run("@gray/0.png", "-o", "@o.jpg", "--quality", "0").code()).isEqualTo(2);
        assertThat(run("@gray", "-o", "@o.png").err()).contains("o.png is the name of a picture");
        assertThat(terminal.path("o.png")).doesNotExist();
    }

    @Test
    void a_lower_quality_makes_smaller_files() throws IOException {
        terminal.picture("a.png", 64, 64, 3);

        run("@a.png", "-o", "@best.jpg", "--quality", "100");
        run("@a.png", "-o", "@usual.jpg");
        run("@a.png", "-o", "@least.jpg", "--quality", "10");

        assertThat(Files.size(terminal.path("usual.jpg")))
                .isLessThan(Files.size(terminal.path("best.jpg")))
                .isGreaterThan(Files.size(terminal.path("least.jpg")));
    }

    @Test
    void pictures_come_and_go_by_pipes() throws IOException {
        byte[] in = Files.readAllBytes(terminal.picture("a.png", 9, 7, 1));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ByteArrayOutputStream none = new ByteArrayOutputStream();
        run("@a.png", "-o", "@by-file.png");

        Said first = terminal.pipe(in, png, "run", "@my.plate", "-");
        Said second = terminal.pipe(in, jpeg, "run", "@my.plate", "-", "-o", "-", "--format", "jpeg");
        Said third = terminal.pipe(in, none, "run", "@my.plate", "-", "-o", "@out.d/x.png");
        Said fourth = terminal.pipe(in, none, "run", "@my.plate", "-", "-o", "@out");

        assertThat(first.err()).isEqualTo("1 picture done\n");
        assertThat(png.toByteArray()).isEqualTo(Files.readAllBytes(terminal.path("by-file.png")));
        Picture back = Pictures.read(jpeg.toByteArray(), "back", ReadLimits.standard());
        assertThat(back.width()).isEqualTo(9);
        assertThat(jpeg.toByteArray()).startsWith(0xFF, 0xD8);
        assertThat(second.code()).isZero();
        assertThat(third.code()).isEqualTo(2);
        assertThat(fourth.code()).as(fourth.err()).isZero();
        assertThat(terminal.path("out/stdin.png")).exists();
    }

    @Test
    void what_pipes_cannot_do_is_said() throws IOException {
        byte[] bad = {1, 2, 3};
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Said broken = terminal.pipe(bad, out, "run", "@my.plate", "-");

        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("intaglio: the standard input cannot be read");
        assertThat(terminal.pipe(new byte[0], out, "run", "@my.plate", "-").err())
                .contains("intaglio: the standard input cannot be read: it is empty");
        assertThat(out.size()).isZero();
        assertThat(run("@gray", "-o", "-").err()).contains("one picture goes to the standard output");
        assertThat(run("@gray/0.png", "-o", "-", "--compare").err()).contains("--compare writes a file beside");
    }

    @Test
    void a_plate_is_not_replaced_by_a_picture() throws IOException {
        Files.copy(terminal.path("my.plate"), terminal.path("plate.png"));

        Said said = terminal.type("run", "@plate.png", "@gray/0.png", "-o", "@plate.png");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("would overwrite the plate");
    }
}
