package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.file.FileTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlanTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private List<String> outputs(Path out, Path... inputs) throws IOException {
        return RunPlan.of(List.of(inputs), out).steps().stream()
                .map(step -> out.relativize(step.output()).toString().replace('\\', '/'))
                .toList();
    }

    private static ResultChecks checks(Path out, Path... inputs) throws IOException {
        return new ResultChecks(RunPlan.of(List.of(inputs), out));
    }

    @Test
    void formats_that_cannot_be_written_become_png() throws IOException {
        file("in/a.webp");
        file("in/b.GIF");
        file("in/c.JPG");

        assertThat(outputs(folder.resolve("out"), folder.resolve("in"))).containsExactly("a.png", "b.png", "c.JPG");
    }

    @Test
    void a_file_goes_into_a_folder_that_is_there_under_its_name() throws IOException {
        Files.createDirectory(folder.resolve("out.d"));

        assertThat(outputs(folder.resolve("out.d"), file("a.png"))).containsExactly("a.png");
    }

    @Test
    void an_output_without_an_extension_is_a_folder() throws IOException {
        assertThat(outputs(folder.resolve("cleaned"), file("a.png"))).containsExactly("a.png");
    }

    @Test
    void results_of_an_earlier_run_inside_the_input_folder_are_left_alone() throws IOException {
        file("in/a.png");
        file("in/out/a.png");

        assertThat(outputs(folder.resolve("in/out"), folder.resolve("in"))).containsExactly("a.png");
    }

    @Test
    void two_inputs_of_one_name_are_refused() throws IOException {
        Path a = file("one/a.png");
        Path b = file("two/a.webp");

        assertThatThrownBy(() -> outputs(folder.resolve("out"), a, b))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("both")
                .hasMessageContaining("would become");
    }

    @Test
    void an_input_is_never_overwritten() throws IOException {
        Path a = file("in/a.png");

        assertThatThrownBy(() -> RunPlan.of(List.of(a), a)).hasMessageContaining("would overwrite an input");
        assertThatThrownBy(() -> RunPlan.of(List.of(folder.resolve("in")), folder.resolve("in")))
                .hasMessageContaining("would overwrite an input");
    }

    @Test
    void several_pictures_do_not_go_into_a_file() throws IOException {
        Path a = file("a.png");
        Path b = file("b.png");

        assertThatThrownBy(() -> RunPlan.of(List.of(a, a), b)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> RunPlan.of(List.of(folder), folder.resolve("o.png")))
                .hasMessageContaining("o.png is the name of a picture")
                .hasMessageContaining("name one with -o, o perhaps");
    }

    @Test
    void what_is_not_there_or_holds_no_picture_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> RunPlan.of(List.of(folder.resolve("none")), folder.resolve("out")))
                .hasMessageContaining("there is no file or folder");
        assertThatThrownBy(() -> RunPlan.of(List.of(folder.resolve("empty")), folder.resolve("out")))
                .hasMessageContaining("there is no picture in");
    }

    @Test
    void an_extension_that_cannot_be_written_is_refused() throws IOException {
        Path a = file("a.png");

        assertThatThrownBy(() -> RunPlan.of(List.of(a), folder.resolve("b.webp")))
                .hasMessageContaining("the extension chooses the format");
    }

    @Test
    void a_link_hides_no_input() throws IOException {
        Path a = file("in/a.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));

        assertThatThrownBy(() -> RunPlan.of(List.of(folder.resolve("in")), link))
                .hasMessageContaining("would overwrite an input");
        assertThatThrownBy(() -> RunPlan.of(List.of(a), link.resolve("a.png")))
                .hasMessageContaining("would overwrite an input");
        assertThat(outputs(link.resolve("new"), a)).containsExactly("a.png");
    }

    @Test
    void a_linked_folder_is_a_folder_and_what_is_hidden_is_left_alone() throws IOException {
        file("in/a.png");
        file("in/.thumbnails/a.png");
        file("elsewhere/b.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/more"), folder.resolve("elsewhere"));

        assertThat(outputs(folder.resolve("out"), link)).containsExactly("a.png", "more/b.png");
    }

    @Test
    void where_capitals_make_no_difference_names_differ_by_more() throws IOException {
        Path a = file("one/IMG.JPG");
        Path b = file("two/img.jpg");
        Path c = file("two/other.jpg");

        checks(folder.resolve("out"), a, c).capitals(true, folder);
        assertThatThrownBy(() -> checks(folder.resolve("out"), a, b).capitals(false, folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("both " + a + " and " + b)
                .hasMessageContaining("capitals make no difference");
    }

    @Test
    void so_do_those_of_comparisons() throws IOException {
        ResultChecks checks = checks(folder.resolve("out"), file("one/IMG.JPG"), file("two/img.png"));

        checks.capitals(false, folder);
        checks.comparisons();
        assertThatThrownBy(() -> checks.capitals(true, folder)).hasMessageContaining("img.compare.png in");
    }

    @Test
    void no_mask_is_overwritten() throws IOException {
        Path a = file("in/a.png");
        Path mask = file("masks/a.png");
        Path masks = mask.getParent();

        assertThatThrownBy(() -> checks(mask, a).masks(mask))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("would overwrite a mask");
        assertThatThrownBy(() -> checks(masks, a.getParent()).masks(masks)).hasMessageContaining("lie among the masks");
        Path compared = file("out/a.compare.png");
        assertThatThrownBy(() -> checks(folder.resolve("out"), a).masks(compared))
                .hasMessageContaining("a.compare.png would overwrite a mask");
        checks(folder.resolve("out"), a).masks(masks);
        checks(masks.resolve("b.png"), a).masks(mask);
    }

    @Test
    void comparisons_overwrite_nothing() throws IOException {
        Path out = folder.resolve("out");
        Path jpg = file("in/a.jpg");
        Path png = file("in/a.png");
        Path late = file("in/b.png");
        Path early = file("in/b.compare.png");

        assertThatThrownBy(() -> checks(out, jpg, png).comparisons())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("would become " + out.resolve("a.compare.png"));
        assertThatThrownBy(() -> checks(out, early, late).comparisons())
                .hasMessageContaining("would become " + out.resolve("b.compare.png"));
        assertThatThrownBy(() -> checks(folder.resolve("in/b.png"), early).comparisons())
                .hasMessageContaining("would overwrite an input");
        checks(out, png, late).comparisons();
    }

    /** Asked of the system one by one, the real paths of 400 levels took 22 times as long as the listing. */
    @Test
    void a_deep_folder_is_planned_in_little_more_time_than_it_is_listed() throws IOException {
        Path deep = folder.resolve("in");
        for (int level = 0; level < 300; level++) {
            deep = Files.createDirectories(deep).resolve("x");
            Files.createFile(deep.resolveSibling("a.png"));
        }
        Path in = folder.resolve("in");

        long listing = processorTime(() -> FileTree.of(in));
        long plan = processorTime(() -> RunPlan.of(List.of(in), folder.resolve("out")));

        assertThat(plan).isLessThan(6 * listing);
        assertThat(outputs(folder.resolve("out"), in)).hasSize(300);
    }

    /** The least of three, in nanoseconds of this thread. */
    private static long processorTime(Callable<?> work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = threads.getCurrentThreadCpuTime();
            try {
                work.call();
            } catch (Exception e) {
                throw new IOException(e);
            }
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    @Test
    void a_path_is_one_whatever_links_lead_to_it() throws IOException {
        Path there = file("in/deep/a.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("in/gone"), Path.of("nowhere"));
        Path whole = folder.toRealPath().resolve("in");
        RealPaths paths = new RealPaths();

        assertThat(paths.of(link.resolve("deep/a.png"))).isEqualTo(there.toRealPath());
        assertThat(paths.of(link.resolve("deep/../none/b.png"))).isEqualTo(whole.resolve("none/b.png"));
        assertThat(paths.of(link)).isEqualTo(whole);
        assertThat(paths.of(link.resolve("gone/c.png"))).isEqualTo(whole.resolve("gone/c.png"));
        assertThat(paths.of(folder.getRoot())).isEqualTo(folder.getRoot());
    }
}
