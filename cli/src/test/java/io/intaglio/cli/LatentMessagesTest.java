package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data and plates of which the tasks of codes can make nothing: one line each, before anything is computed or written.
 * Each message is a file, so that a change of one is seen.
 */
class LatentMessagesTest {

    @TempDir
    static Path folder;

    private static Terminal terminal;

    @BeforeAll
    static void make() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("photos", 1);
        terminal.picture("few/a/0.png", 16, 16, 1);
        terminal.picture("few/b/0.png", 16, 16, 1);
        Files.createDirectories(terminal.path("empty"));
        for (int i = 0; i < 40; i++) {
            terminal.picture("one/a/" + i + ".png", 16, 16, 1);
            terminal.picture("two/" + (i % 2 == 0 ? "a" : "b") + "/" + i + ".png", 16, 16, 1);
            ImageBatch gray = ImageBatch.zeros(1, 16, 16, 1);
            Arrays.fill(gray.data(), 0.25f);
            Path file = terminal.path("constant/" + (i % 2 == 0 ? "a" : "b") + "/" + i + ".png");
            Files.createDirectories(file.getParent());
            Pictures.write(Picture.of(gray), file);
        }
        done("train embed --data @two --out @codes.plate --steps 1 --set width=4 --set latent=4");
        done("train classify --data @two --out @classes.plate --steps 1 --set arch.widths=4,4");
        done("train generate --data @two --out @new.plate --steps 1 --set width=4 --set flow=0");
        done("train likelihood --arch variational --data @two --out @likely.plate --steps 1 --set width=4"
                + " --set arch.likelihood=bernoulli");
        done("index build @codes.plate --data @two -o @codes.index");
    }

    private static Said done(String line) {
        Said said = terminal.type(line.split(" "));
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    private static void expect(String golden, String line) throws IOException {
        expect(golden, "", line);
    }

    /** @param task stands in the message where the file has TASK */
    private static void expect(String golden, String task, String line) throws IOException {
        List<String> before = files();
        Said said = terminal.type(line.split(" "));
        assertThat(terminal.plain(said.err())).as(line).isEqualTo(text(golden).replace("TASK", task));
        assertThat(said.out()).as(line).isEmpty();
        assertThat(said.code()).as(line).isEqualTo(2);
        assertThat(files()).as(line).isEqualTo(before);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static String text(String golden) throws IOException {
        try (InputStream file = LatentMessagesTest.class.getResourceAsStream("/golden/latent/" + golden + ".txt")) {
            assertThat(file).as("golden file " + golden).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void data_without_the_classes_that_are_needed() throws IOException {
        expect("no-labels", "train classify --data @photos --out @x.plate");
        expect("no-labels", "fit classify @codes.plate --data @photos --out @x.plate");
        expect("one-class", "train classify --data @one --out @x.plate");
        expect("one-class", "fit classify @codes.plate --data @one --out @x.plate");
        expect("fewer-images-than-classes", "train classify --data @few --set classes=5 --out @x.plate");
        expect("measured-without-labels", "evaluate @classes.plate --data @photos");
    }

    @Test
    void images_that_are_all_alike_or_too_few() throws IOException {
        for (String task : List.of("generate", "embed", "classify", "likelihood", "sample-quality")) {
            expect("constant", task, "train " + task + " --data @constant --out @x.plate");
        }
        for (String task : List.of("generate", "embed", "classify", "sample-quality")) {
            expect("constant", task, "fit " + task + " @codes.plate --data @constant --out @x.plate");
        }
        expect("constant-detect", "train detect --data @constant --out @x.plate");
        expect("constant-detect", "train detect --set kind=defect --data @constant --out @x.plate");
        expect("constant-detect", "fit detect @codes.plate --data @constant --out @x.plate");
        expect("few-normal", "train detect --data @few --out @x.plate");
        expect("map-constant", "map @codes.plate --data @constant -o @x.html");
        expect("map-few", "map @codes.plate --data @few -o @x.html");
    }

    @Test
    void a_set_without_images() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "map @codes.plate --data @empty -o @x.html",
                "index build @codes.plate --data @empty -o @x",
                "explain @codes.plate @two/a/0.png --data @empty -o @x.html",
                "generate @new.plate -o @x --nearest @empty",
                "evaluate @codes.plate --data @empty"));
        for (String task : List.of("generate", "embed", "classify", "detect", "likelihood", "sample-quality")) {
            lines.add("train " + task + " --data @empty --out @x.plate");
            lines.add("fit " + task + " @codes.plate --data @empty --out @x.plate");
        }
        for (String line : lines) {
            expect("empty", line);
        }
    }

    @Test
    void a_plate_without_a_code() throws IOException {
        for (String task : List.of("generate", "classify", "likelihood", "sample-quality")) {
            expect("no-code", task, "fit " + task + " denoise --data @two --out @x.plate");
            expect("no-code", task, "evaluate denoise --task " + task + " --data @two");
        }
        expect("no-code", "generate", "generate denoise -o @x");
        for (String line : List.of(
                "fit embed denoise --data @two --out @x.plate",
                "evaluate denoise --task embed --data @two",
                "run denoise @two/a/0.png --task embed -o @x.csv",
                "map denoise --data @two -o @x.html",
                "index build denoise --data @two -o @x",
                "explain denoise @two/a/0.png --task embed -o @x.html")) {
            expect("no-code-to-embed", line);
        }
        expect("no-code-to-diagnose", "doctor denoise --data @two");
    }

    @Test
    void a_plate_that_was_fitted_for_something_else() throws IOException {
        expect("no-classes", "run @codes.plate @two --task classify");
        expect("no-classes", "run @codes.plate @two --task classify -o @x.csv");
        expect("no-classes", "evaluate @codes.plate --task classify --data @two");
        expect("no-classes", "explain @codes.plate @two/a/0.png --task classify -o @x.html");
        expect("no-normal", "run @codes.plate @two --task detect");
        expect("no-normal", "evaluate @codes.plate --task detect --data @two");
        expect("no-normal", "explain @codes.plate @two/a/0.png --task detect -o @x.html");
        expect("not-variational", "run @codes.plate @two --task likelihood");
        expect("not-variational", "evaluate @codes.plate --task likelihood --data @two");
        expect("nothing-to-measure-by", "evaluate @codes.plate --task sample-quality --data @two");
        expect("no-prior", "generate @codes.plate -o @x");
        expect("no-numbers", "explain @new.plate @two/a/0.png -o @x.html");
        expect("index-other-plate", "index query @codes.index @new.plate @two/a/0.png");
        expect("no-index", "index query @empty @codes.plate @two/a/0.png");
    }

    @Test
    void a_place_that_the_network_does_not_have() throws IOException {
        expect("no-place", "run @codes.plate @two --set at=nowhere -o @x.csv");
        expect("no-place", "index build @codes.plate --data @two --set at=nowhere -o @x");
        expect("no-place", "map @codes.plate --data @two --set at=nowhere -o @x.html");
    }

    /** A task that takes gray images alone is not asked for colours. */
    @Test
    void a_plate_for_the_likelihood_of_gray_images_runs() {
        assertThat(done("run @likely.plate @two/a/0.png").out()).startsWith("input,");
        assertThat(done("evaluate @likely.plate --data @few").out()).contains("likelihood: 2 images");
    }
}
