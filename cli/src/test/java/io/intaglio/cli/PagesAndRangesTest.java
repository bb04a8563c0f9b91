package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.PictureFile;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import io.intaglio.image.SampleScale;
import io.intaglio.image.SampleType;
import io.intaglio.testkit.RealData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several pages, and those that use little of their depth, through the command; by the included plate. */
class PagesAndRangesTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    /** A gray picture that rises from one value to another. */
    private static Picture ramp(int height, int width, double low, double high, SampleScale scale) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 1);
        for (int i = 0; i < image.data().length; i++) {
            int row = i / width;
            image.data()[i] = (float) (low + (high - low) * row / (height - 1));
        }
        return Picture.of(image).withScale(scale);
    }

    /** Three pages of other sizes, each darker than the next. */
    private Path stack(String name) throws IOException {
        Path file = terminal.path(name);
        Files.createDirectories(file.getParent());
        Pictures.write(
                3,
                index -> ramp(
                        16 + 4 * index, 20, 0.1 + 0.2 * index, 0.2 + 0.2 * index, SampleScale.of(SampleType.UINT8)),
                file);
        return file;
    }

    private static double mean(Picture picture) {
        double sum = 0;
        for (float value : picture.pixels().data()) {
            sum += value;
        }
        return sum / picture.pixels().data().length;
    }

    private static void checkPages(PictureFile result) throws IOException {
        assertThat(result.pages()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(result.page(i).height()).isEqualTo(16 + 4 * i);
            assertThat(mean(result.page(i))).isCloseTo(0.15 + 0.2 * i, within(0.02));
        }
    }

    @Test
    void all_pages_of_a_stack_go_into_a_tiff_from_files_folders_and_streams() throws IOException {
        Path file = stack("in/stack.tif");

        Said said = terminal.type("run", "denoise", "@in/stack.tif", "-o", "@out.tif");
        assertThat(said.code()).isZero();
        assertThat(said.err())
                .contains("note: it has 3 pages, and all are taken")
                .contains("wrote " + terminal.path("out.tif"));
        checkPages(PictureFile.read(terminal.path("out.tif")));

        assertThat(terminal.type("run", "denoise", "@in", "-o", "@results").code())
                .isZero();
        checkPages(PictureFile.read(terminal.path("results/stack.tif")));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(terminal.pipe(Files.readAllBytes(file), out, "run", "denoise", "-", "--format", "tiff")
                        .code())
                .isZero();
        checkPages(PictureFile.of(out.toByteArray(), "piped", ReadLimits.standard()));
    }

    @Test
    void one_page_is_taken_where_it_is_asked_for_or_the_result_holds_no_more() throws IOException {
        stack("in/stack.tif");

        Said first = terminal.type("run", "denoise", "@in/stack.tif", "-o", "@first.png");
        assertThat(first.code()).isZero();
        assertThat(first.err())
                .contains("note: it has 3 pages, of which only the first is taken; choose another by its number");
        assertThat(Pictures.read(terminal.path("first.png")).height()).isEqualTo(16);

        for (String result : new String[] {"third.png", "third.tif"}) {
            Said third = terminal.type("run", "denoise", "@in/stack.tif", "-o", "@" + result, "--page", "3");
            assertThat(third.code()).isZero();
            assertThat(third.err()).doesNotContain("pages");
            assertThat(PictureFile.read(terminal.path(result)).pages()).isEqualTo(1);
            assertThat(Pictures.read(terminal.path(result)).height()).isEqualTo(24);
        }

        Said none = terminal.type("run", "denoise", "@in/stack.tif", "-o", "@none.png", "--page", "4");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("3 pages, numbered from 1; there is no page 4");
        assertThat(terminal.type("run", "denoise", "@in/stack.tif", "-o", "@none.png", "--page", "0")
                        .code())
                .isEqualTo(2);
        assertThat(terminal.path("none.png")).doesNotExist();
    }

    @Test
    void a_page_that_is_damaged_is_named_and_no_result_is_written() throws IOException {
        Path file = stack("stack.tif");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        Said said = terminal.type("run", "denoise", "@stack.tif", "-o", "@out.tif");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("stack.tif, page 3 cannot be read");
        assertThat(terminal.path("out.tif")).doesNotExist();
    }

    @Test
    void twelve_bits_stay_twelve_bits_and_a_note_says_what_was_done() throws IOException {
        SampleScale deep = SampleScale.of(SampleType.UINT16);
        Pictures.write(ramp(24, 24, 0, 4000 / 65535.0, deep), terminal.path("deep.tif"));

        Said said = terminal.type("run", "denoise", "@deep.tif", "-o", "@out.tif");
        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("(range=full leaves them as they are)");
        assertThat(mean(Pictures.read(terminal.path("out.tif")))).isCloseTo(2000 / 65535.0, within(1e-3));

        assertThat(terminal.type("run", "denoise", "@deep.tif", "-o", "@out.tif", "--set", "range=full")
                        .err())
                .doesNotContain("range");
        assertThat(terminal.type("run", "denoise", "@deep.tif", "-o", "@out.jpg")
                        .err())
                .contains("deep.tif: JPEG has 8 bits, and the largest number is")
                .contains("shades of 256 are left");
        Said wrong = terminal.type("run", "denoise", "@deep.tif", "-o", "@out.tif", "--set", "range=12");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("0..4095");
    }

    @Test
    void numbers_that_a_format_does_not_hold_are_said() throws IOException {
        SampleScale counts = new SampleScale(SampleType.FLOAT32, -100, 1700);
        Pictures.write(ramp(24, 24, 0, 1, counts), terminal.path("counts.tif"));

        Said png = terminal.type("run", "denoise", "@counts.tif", "-o", "@out.png");
        assertThat(png.code()).isZero();
        assertThat(png.err())
                .contains("note: counts.tif: PNG has no place for 32-bit floats: black stands for -100 and white for "
                        + "1700");

        assertThat(terminal.type("run", "denoise", "@counts.tif", "-o", "@out.tif")
                        .err())
                .doesNotContain("stands for");
        assertThat(Pictures.read(terminal.path("out.tif")).scale().type()).isEqualTo(SampleType.FLOAT32);
    }

    @Test
    void trainings_and_evaluations_say_each_kind_of_note_once_with_the_number_of_images() throws IOException {
        SampleScale deep = SampleScale.of(SampleType.UINT16);
        for (int i = 0; i < 4; i++) {
            Files.createDirectories(terminal.path("deep"));
            Pictures.write(ramp(24, 24, 0, (3000 + 100 * i) / 65535.0, deep), terminal.path("deep/" + i + ".tif"));
        }

        Said trained = terminal.type(
                "train",
                "denoise",
                "--data",
                "@deep",
                "--out",
                "@d.plate",
                "--steps",
                "6",
                "--batch",
                "4",
                "--crop",
                "8",
                "--set",
                "widths=4,4",
                "--set",
                "blocks=0",
                "--set",
                "held-out=0.25");
        Said evaluated = terminal.type("evaluate", "@d.plate", "--data", "@deep", "--baseline", "median");

        for (Said said : new Said[] {trained, evaluated}) {
            assertThat(said.code()).isZero();
            assertThat(said.err().lines().filter(line -> line.contains("range=full")))
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("note: 4 images in all: values that use"));
        }
    }

    /** 61.7 where the values are not scaled, 24.2 where they are stretched by hand; 120 before. */
    @Test
    void real_data_of_twelve_bits_are_denoised_as_well_as_when_stretched_by_hand() throws IOException {
        Path noisy = RealData.of("failing/twelve_in_16.tif");
        float[] clean =
                Pictures.read(RealData.of("failing/twelve_clean.tif")).pixels().data();

        assertThat(terminal.type("run", "denoise", noisy.toString(), "-o", "@out.tif")
                        .code())
                .isZero();

        Picture result = Pictures.read(terminal.path("out.tif"));
        double sum = 0;
        for (int i = 0; i < clean.length; i++) {
            double error = 65535.0 * (result.pixels().data()[i] - clean[i]);
            sum += error * error;
        }
        assertThat(Math.sqrt(sum / clean.length)).isLessThan(24.5);
        assertThat(result.scale()).isEqualTo(SampleScale.of(SampleType.UINT16));
    }
}
