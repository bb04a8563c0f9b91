package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    @Test
    void a_training_that_fails_leaves_what_it_has_and_one_that_does_not_begin_nothing() throws IOException {
        Files.write(terminal.path("gray/5.png"), new byte[] {1, 2, 3});
        String[] words = {
            "train", "toy", "--data", "@gray", "--out", "@toy.plate", "--strict", "--set", "held-out=0", "--seed", "1"
        };

        Said said = terminal.type(words);

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("5.png", "the course of the training");
        assertThat(Files.readString(terminal.path("toy.plate.report.html"))).contains("Failed after step ", "5.png");
        assertThat(terminal.path("toy.plate")).doesNotExist();

        words[5] = "@other.plate";
        words[8] = "held-out=2";
        assertThat(terminal.type(words).code()).isEqualTo(2);
        assertThat(terminal.path("other.plate.report.html")).doesNotExist();
        assertThat(terminal.path("other.plate.history.csv")).doesNotExist();
    }

    private void train() {
        Said said = terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate");
        assertThat(said.err()).contains("wrote");
        assertThat(said.code()).isZero();
    }

    @Test
    void training_says_what_it_does_and_writes_a_plate_with_all_on_its_card() throws IOException {
        Said said = terminal.type(
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@toy.plate",
                "--set",
                "light=0.25",
                "--steps",
                "4",
                "--seed",
                "7",
                "--report",
                "@report.html");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains(
                        "collapsed, gray, any size: ",
                        "parameters",
                        "FLOPs",
                        "5 images to learn from, 1 held out; 4 steps of 2",
                        "on a processor, in plain Java")
                .contains("step 4 of 4 (100 %")
                .contains("after 4 of 4 steps");
        Plate plate = Plate.read(terminal.path("toy.plate"));
        assertThat(plate.card().task()).contains("toy");
        assertThat(plate.card().taskSettings().get("light")).isEqualTo("0.25");
        assertThat(plate.card().settings().get("train.steps")).isEqualTo("4");
        assertThat(plate.card().settings().get("train.batch")).isEqualTo("2");
        assertThat(plate.card().settings().get("data.count")).isEqualTo("5");
        assertThat(plate.card().seed()).hasValue(7);
        assertThat(plate.card().metrics()).containsKeys("psnr", "input.psnr", "images");
        assertThat(plate.preview()).hasValueSatisfying(png -> assertThat(png).hasSizeBetween(100, 200_000));
        assertThat(Files.readString(terminal.path("report.html")))
                .contains("Done after 4 of 4 steps", "<svg", "train.batch", "gray, any size", "0.001, cosine");
        assertThat(terminal.path("toy.plate.report.html")).doesNotExist();
        assertThat(Files.readString(terminal.path("toy.plate.history.csv"))).startsWith("step,epoch,loss,term_mse,");
    }

    @Test
    void a_config_file_goes_before_the_preset_and_set_before_the_file() throws IOException {
        Files.writeString(terminal.path("my.properties"), "train.epochs = 2\nbatch = 3\nlight = 0.3\n");

        terminal.type(
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@toy.plate",
                "--config",
                "@my.properties",
                "--set",
                "light=0.4");

        var card = Plate.read(terminal.path("toy.plate")).card().settings();
        assertThat(card.get("train.epochs")).isEqualTo("2");
        assertThat(card.get("train.steps")).isEqualTo("0");
        assertThat(card.get("train.batch")).isEqualTo("3");
        assertThat(card.get("task.light")).isEqualTo("0.4");
    }

    @Test
    void a_gray_plate_takes_a_colour_picture_channel_by_channel_and_says_so_once() throws IOException {
        train();
        terminal.photographs("colour", 3);

        Said said = terminal.type("run", "@toy.plate", "@colour", "-o", "@done");

        assertThat(said.code()).isZero();
        assertThat(said.err()).containsOnlyOnce("channel by channel").contains("6 pictures done");
        Picture after = Pictures.read(terminal.path("done/3.png"));
        assertThat(after.pixels().spec())
                .isEqualTo(Pictures.read(terminal.path("colour/3.png")).pixels().spec());
    }

    @Test
    void a_run_keeps_names_and_folders_and_names_what_fails() throws IOException {
        train();
        terminal.picture("in/a.png", 9, 5, 1);
        terminal.picture("in/deep/b.jpg", 1, 1, 3);
        Files.writeString(terminal.path("in/broken.png"), "no picture");
        Files.writeString(terminal.path("in/readme.txt"), "not meant");

        Said said = terminal.type("run", "@toy.plate", "@in", "-o", "@out");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains(terminal.path("in").resolve("broken.png") + " cannot be read: ")
                .contains("2 pictures done, 1 failed")
                .contains("readme.txt is left out");
        assertThat(terminal.path("out/a.png")).exists();
        assertThat(terminal.path("out/deep/b.jpg")).exists();
        assertThat(terminal.path("out/broken.png")).doesNotExist();
        assertThat(terminal.path("out/readme.txt")).doesNotExist();
    }

    @Test
    void a_run_shows_where_a_picture_failed_only_if_asked_to() throws IOException {
        train();
        Files.writeString(terminal.path("broken.png"), "no picture");

        String quiet = terminal.type("run", "@toy.plate", "@broken.png", "-o", "@a.png")
                .err();
        String verbose = terminal.type("run", "@toy.plate", "@broken.png", "-o", "@a.png", "--verbose")
                .err();

        assertThat(quiet).contains("broken.png").doesNotContain("\tat ");
        assertThat(verbose).contains("broken.png").contains("\tat io.intaglio.image.");
    }

    @Test
    void what_fails_among_many_is_named_in_their_order() throws IOException {
        train();
        for (int i = 10; i < 50; i++) {
            if (i % 9 == 0) {
                Files.createDirectories(terminal.path("many"));
                Files.writeString(terminal.path("many/" + i + ".png"), "no picture");
            } else {
                terminal.picture("many/" + i + ".png", 3 + i % 4, 5, 1);
            }
        }
        // A folder stands where the result would go.
        Files.createDirectories(terminal.path("results/20.png/full"));

        Said said = terminal.type("run", "@toy.plate", "@many", "-o", "@results");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines().filter(line -> line.startsWith("intaglio: ")))
                .extracting(line -> line.replaceAll(".*?(\\d\\d)\\.png.*", "$1"))
                .containsExactly("18", "20", "27", "36", "45");
        assertThat(said.err())
                .endsWith("35 pictures done, 5 failed; results are in " + terminal.path("results") + "\n");
        assertThat(Pictures.read(terminal.path("results/49.png")).width()).isEqualTo(4);
    }

    @Test
    void comparisons_stand_beside_the_results() throws IOException {
        train();
        terminal.picture("in/a.jpg", 9, 5, 3);
        terminal.picture("in/deep/b.png", 8, 4, 1);

        assertThat(terminal.type("run", "@toy.plate", "@in", "-o", "@out", "--compare")
                        .code())
                .isZero();

        Picture before = Pictures.read(terminal.path("in/deep/b.png"));
        Picture after = Pictures.read(terminal.path("out/deep/b.png"));
        Picture both = Pictures.read(terminal.path("out/deep/b.compare.png"));
        assertThat(both.width()).isEqualTo(8 + 4 + 8);
        assertThat(both.pixels().crop(0, 0, 4, 8).data())
                .isEqualTo(before.pixels().data());
        assertThat(both.pixels().crop(0, 12, 4, 8).data())
                .isEqualTo(after.pixels().data());
        assertThat(Pictures.read(terminal.path("out/a.compare.png")).channels()).isEqualTo(3);
    }

    @Test
    void a_limit_of_memory_is_a_size() throws IOException {
        train();
        terminal.picture("a.png", 97, 61, 1);

        Said run = terminal.type("run", "@toy.plate", "@a.png", "-o", "@b.png", "--max-memory", "500g");
        Said wrong = terminal.type("run", "@toy.plate", "@a.png", "-o", "@b.png", "--max-memory", "1.5g");
        Said tight = terminal.type("run", "@toy.plate", "@a.png", "-o", "@b.png", "--max-memory", "300m");

        assertThat(run.code()).isZero();
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("a whole number with k, m or g behind it, as in 2g or 500m, not \"1.5g\"");
        assertThat(tight.code()).isEqualTo(2);
        assertThat(tight.err()).contains("a limit of 300 MiB leaves nothing for the network");
    }

    @Test
    void a_single_picture_goes_into_a_single_file() throws IOException {
        train();
        terminal.picture("a.png", 97, 61, 1);

        assertThat(terminal.type("run", "@toy.plate", "@a.png", "-o", "@b.tif").code())
                .isZero();

        assertThat(Pictures.read(terminal.path("b.tif")).width()).isEqualTo(97);
    }

    @Test
    void images_have_the_size_and_the_channels_that_are_asked_for() throws IOException {
        Said sized = terminal.type(
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@plain.plate",
                "--steps",
                "1",
                "--arch",
                "plain",
                "--set",
                "arch.width=2",
                "--set",
                "hidden=4",
                "--size",
                "24x16");
        Said colour = terminal.type(
                "train", "toy", "--data", "@gray", "--out", "@colour.plate", "--steps", "1", "--channels", "3");
        Said wrong = terminal.type(
                "train",
                "toy",
                "--data",
                "@gray",
                "--out",
                "@x.plate",
                "--steps",
                "1",
                "--arch",
                "plain",
                "--size",
                "24");

        assertThat(sized.err()).contains("wrote");
        assertThat(Plate.read(terminal.path("plain.plate")).card().in()).isEqualTo(new ImageSpec(1, 16, 24));
        assertThat(colour.err()).contains("wrote");
        assertThat(Plate.read(terminal.path("colour.plate")).card().in().channels())
                .isEqualTo(3);
        assertThat(wrong.code()).isEqualTo(CommandRunner.USAGE);
        assertThat(wrong.err()).contains("64x48");
    }

    @Test
    void a_self_ensemble_turns_pictures_as_the_training_did() throws IOException {
        terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate", "--set", "augment=dihedral");
        Said alone = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--json");
        Said together = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--json", "--self-ensemble");

        assertThat(together.code()).isZero();
        assertThat(together.out()).isNotEqualTo(alone.out());
        assertThat(terminal.type("run", "@toy.plate", "@gray", "-o", "@out", "--self-ensemble")
                        .code())
                .isZero();

        terminal.type("train", "toy", "--data", "@gray", "--out", "@never.plate", "--set", "augment=none");
        Said refused = terminal.type("run", "@never.plate", "@gray", "-o", "@out", "--self-ensemble");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("train.augment = none");
    }

    @Test
    void a_task_is_fitted_to_a_copy_by_what_was_not_held_out() throws IOException {
        train();

        Said said = terminal.type("fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@fit.plate");

        assertThat(said.code()).isZero();
        assertThat(Plate.read(terminal.path("fit.plate")).state("toy").entries().get("count"))
                .asString()
                .isEqualTo("5");
        assertThat(Plate.read(terminal.path("toy.plate")).state("toy").entries().get("count"))
                .asString()
                .isEqualTo("5");
    }

    @Test
    void a_checkpoint_is_packed_to_pass_on() throws IOException {
        terminal.type(
                "train", "toy", "--data", "@gray", "--out", "@toy.plate", "--steps", "4", "--checkpoint-every", "2");
        String checkpoint = "@toy.plate.checkpoints/checkpoint-2.plate";

        Said plain = terminal.type("pack", checkpoint, "-o", "@packed.plate");
        Said half = terminal.type("pack", checkpoint, "-o", "@half.plate", "--half");

        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(half.err()).matches("wrote \\S*half\\.plate, \\d\\.\\d MB\n");
        assertThat(Plate.read(terminal.path("packed.plate")).checkpoint()).isEmpty();
        assertThat(SameWeights.sha256(terminal.path("packed.plate")))
                .isEqualTo(SameWeights.sha256(terminal.path(checkpoint.substring(1))));
        assertThat(Files.size(terminal.path("half.plate"))).isLessThan(Files.size(terminal.path("packed.plate")));
        assertThat(terminal.type("describe", "@half.plate", "--full").out()).contains("precision = half");
        terminal.picture("a.png", 9, 7, 1);
        assertThat(terminal.type("run", "@half.plate", "@a.png", "-o", "@b.png").code())
                .isZero();
    }

    @Test
    void fitting_says_what_the_weights_never_learned() throws IOException {
        train();

        Said other = terminal.type("fit", "reconstruct", "@toy.plate", "--data", "@gray", "--out", "@fit.plate");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.err())
                .contains("these weights learned toy and never reconstruct")
                .contains("intaglio train reconstruct");
        Said same = terminal.type(
                "fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@light.plate", "--set", "light=0.25");
        assertThat(same.err())
                .contains("these weights learned toy with light=0.5")
                .contains("light=0.25");
        Said plain = terminal.type("fit", "toy", "@toy.plate", "--data", "@gray", "--out", "@plain.plate");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(plain.err()).doesNotContain("note:");
    }

    @Test
    void a_plate_is_described_without_an_engine() {
        train();

        Said said = terminal.type("describe", "@toy.plate", "--device", "gpu:7");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith(
                        "A plate for toy (a task for tests), for gray pictures of any size: a network collapsed with ")
                .contains("held out", " dB (input ")
                .hasLineCount(8);
        assertThat(terminal.type("describe", "@toy.plate", "--full").out())
                .contains("architecture = collapsed", "task.light = 0.5", "encoder.0", "parameters")
                .doesNotContainPattern("metric.*[0-9]\\.[0-9]{9}");
        assertThat(terminal.type("describe", "@toy.plate", "--json").out())
                .contains("\"card\": {", "\"layers\": [", "\"path\": \"encoder.0\"");
    }

    @Test
    void lists_name_what_is_there() {
        assertThat(terminal.type("list", "tasks").out()).contains("toy", "a task for tests", "light=0.5");
        assertThat(terminal.type("list", "architectures", "--json").out()).contains("\"name\": \"collapsed\"");
        assertThat(terminal.type("list", "sources").out()).contains("idx:DIR");
        assertThat(terminal.type("list", "engines").out()).contains("fake");
    }

    @Test
    void help_and_version_go_to_the_standard_output() {
        assertThat(terminal.type("--version").out()).startsWith("intaglio ");
        assertThat(terminal.type("train", "--help").out()).contains("--minutes");
        assertThat(terminal.type("generate-completion").out()).contains("complete");
    }
}
