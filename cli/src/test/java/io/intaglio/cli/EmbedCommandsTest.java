package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands map and index. */
class EmbedCommandsTest {

    @TempDir
    static Path folder;

    private static Terminal terminal;

    @BeforeAll
    static void train() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("photos", 1);
        for (String seed : new String[] {"1", "2"}) {
            Said said = terminal.type(
                    "train",
                    "embed",
                    "--data",
                    "demo:digits,count=60",
                    "--steps",
                    "3",
                    "--seed",
                    seed,
                    "--out",
                    "@embed" + seed + ".plate");
            assertThat(said.code()).as(said.err()).isZero();
        }
    }

    @Test
    void pictures_are_drawn_on_a_map() throws IOException {
        for (String method : new String[] {"pacmap", "pca"}) {
            Said said = terminal.type(
                    "map",
                    "@embed1.plate",
                    "--data",
                    "demo:digits,count=60",
                    "-o",
                    "@" + method + ".html",
                    "--count",
                    "40",
                    "--method",
                    method);

            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.err()).containsPattern("trustworthiness 0\\.[0-9]{3}");
            assertThat(Files.readString(terminal.path(method + ".html")))
                    .contains("40 images by vectors of 32 numbers")
                    .doesNotContain("{{");
        }
        Said wrong =
                terminal.type("map", "@embed1.plate", "--data", "demo:digits", "-o", "@x.html", "--method", "magic");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--method is pacmap or pca, not \"magic\"");
    }

    /** A restorer has no code, but other places. */
    @Test
    void any_network_gives_vectors_and_a_plate_without_one_is_refused() {
        for (String place : new String[] {"level-0", "level-1"}) {
            Said said = terminal.type("run", "denoise", "@photos/0.png", "--task", "embed", "--set", "at=" + place);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out().lines().toList()).hasSize(2);
            assertThat(said.out()).contains("v-0,v-1");
        }
        for (String words : new String[] {
            "run compress @photos/0.png --task embed",
            "map stylize --data @photos -o @none.html",
            "index build compress --data @photos -o @none.index"
        }) {
            Said said = terminal.type(words.split(" "));
            assertThat(said.code()).as(said.err()).isEqualTo(2);
            assertThat(said.err()).contains("this plate has no network that could compute a vector");
        }
        assertThat(terminal.type("doctor", "compress", "--data", "@photos").err())
                .contains("this plate has no code to diagnose");
    }

    /** The right answers to some classes and to the others are those to all of them. */
    @Test
    void classes_are_the_same_by_their_names() {
        Said fitted = terminal.type(
                "fit", "classify", "@embed1.plate", "--data", "demo:digits,count=200", "--out", "@probe.plate");
        assertThat(fitted.code()).as(fitted.err()).isZero();

        long some = right("demo:digits,count=100,seed=5?class=2,7,8");
        long others = right("demo:digits,count=100,seed=5?class=!2,7,8");

        assertThat(some).isPositive();
        assertThat(some + others).isEqualTo(right("demo:digits,count=100,seed=5"));
        Said other = terminal.type(
                "fit",
                "classify",
                "@probe.plate",
                "--data",
                "demo:digits?class=2,7",
                "--set",
                "classes=1",
                "--out",
                "@no.plate");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("classes");
    }

    private static long right(String data) {
        Said said = terminal.type("evaluate", "@probe.plate", "--task", "classify", "--data", data, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        Matcher accuracy = Pattern.compile("\"accuracy\": ([0-9.]+)").matcher(said.out());
        assertThat(accuracy.find()).isTrue();
        Matcher count = Pattern.compile("\"count\": ([0-9]+)").matcher(said.out());
        assertThat(count.find()).isTrue();
        long images = Long.parseLong(count.group(1));
        assertThat(images).isPositive();
        return Math.round(Double.parseDouble(accuracy.group(1)) * images / 100);
    }

    @Test
    void an_index_finds_a_picture_itself_first() {
        Said built = terminal.type("index", "build", "@embed1.plate", "--data", "@photos", "-o", "@photos.index");
        Said asked = terminal.type("index", "query", "@photos.index", "@embed1.plate", "@photos/2.png", "--count", "2");

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(asked.code()).as(asked.err()).isZero();
        String[] lines = asked.out().strip().split("\\R");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("input,rank,name,distance");
        assertThat(lines[1]).startsWith("2.png,1,").contains("2.png,0.00000");
    }

    @Test
    void an_index_is_asked_with_its_own_plate_alone() {
        Said built = terminal.type("index", "build", "@embed1.plate", "--data", "@photos", "-o", "@own.index");
        Said other = terminal.type("index", "query", "@own.index", "@embed2.plate", "@photos/2.png");
        Said none = terminal.type("index", "query", "@photos", "@embed1.plate", "@photos/2.png");
        Said again = terminal.type("index", "build", "@embed1.plate", "--data", "@photos", "-o", "@own.index");
        Said kind = terminal.type(
                "index", "build", "@embed1.plate", "--data", "@photos", "-o", "@k.index", "--kind", "tree");

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("this index was built with another plate");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("holds no finished index");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is not empty");
        assertThat(kind.code()).isEqualTo(2);
    }

    /** The network has learned next to nothing; the frame and the alignment find the copies. */
    @Test
    void aligned_objects_are_found_by_changed_copies() {
        Said built = terminal.type(
                "index",
                "build",
                "@embed1.plate",
                "--data",
                "demo:digits,count=40",
                "-o",
                "@aligned.index",
                "--align",
                "objects");
        Said asked = terminal.type(
                "index",
                "query",
                "@aligned.index",
                "@embed1.plate",
                "--data",
                "views:5,demo:digits,count=40",
                "--count",
                "1");

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(asked.code()).as(asked.err()).isZero();
        assertThat(asked.err())
                .containsPattern("looked for 5 images, [0-9.]+ ms each \\(median\\), 95 % of them within [0-9.]+ ms");
        String[] lines = asked.out().strip().split("\\R");
        assertThat(lines).hasSize(6);
        assertThat(lines[0]).isEqualTo("input,rank,name,distance,similarity");
        int first = 0;
        for (int i = 1; i < lines.length; i++) {
            String[] cells = lines[i].split(",");
            first += cells[0].equals(cells[2]) ? 1 : 0;
        }
        assertThat(first).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aligned_pictures_keep_the_order_of_their_vectors_unless_they_show_the_same() {
        for (String align : new String[] {"none", "pictures"}) {
            Said built = terminal.type(
                    "index",
                    "build",
                    "@embed1.plate",
                    "--data",
                    "@photos",
                    "-o",
                    "@" + align + ".index",
                    "--align",
                    align);
            Said asked = terminal.type(
                    "index", "query", "@" + align + ".index", "@embed1.plate", "@photos/2.png", "--count", "2");

            assertThat(built.code()).as(built.err()).isZero();
            assertThat(asked.code()).as(asked.err()).isZero();
            assertThat(asked.out().strip().split("\\R")[1])
                    .startsWith("2.png,1,")
                    .contains("2.png,0.00000");
        }
        Said wrong = terminal.type(
                "index", "build", "@embed1.plate", "--data", "@photos", "-o", "@w.index", "--align", "faces");
        Said nothing = terminal.type("index", "query", "@pictures.index", "@embed1.plate");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--align is none, pictures or objects, not \"faces\"");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("name the pictures to look for");
    }
}
