package io.intaglio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches as a program without a command line runs them. */
class BulkRunTest {

    @TempDir
    Path folder;

    private Plate plate(Intaglio intaglio) throws IOException {
        return intaglio.train("dim").data(new Bench.Images(4, 1, 0, "d")).run().plate();
    }

    private Path picture(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Pictures.write(Picture.of(Bench.even(8, 8, 1, 0.25f)), file);
        return file;
    }

    @Test
    void pictures_of_a_folder_become_files_and_a_broken_one_fails_in_its_turn() throws IOException {
        picture("in/a.png");
        Files.writeString(folder.resolve("in/b.png"), "no picture");
        picture("in/below/c.png");
        Files.writeString(folder.resolve("in/notes.txt"), "text");
        PictureListing listing = PictureListing.of(List.of(folder.resolve("in")));
        List<PictureStep> steps = listing.pictures().stream()
                .map(each -> new PictureStep(
                        each.input(), each.name(), folder.resolve("out").resolve(each.name())))
                .toList();
        List<String> told = new ArrayList<>();

        try (Intaglio intaglio = Bench.intaglio();
                Model model = intaglio.open(plate(intaglio))) {
            new PictureRun(model)
                    .comparing(true)
                    .run(
                            steps,
                            (step, outcome, count) ->
                                    told.add(count + " " + step.name() + " " + (outcome.failure() == null)));
        }

        assertThat(listing.others()).containsExactly(folder.resolve("in/notes.txt"));
        assertThat(told).containsExactly("1 a.png true", "2 b.png false", "3 " + Path.of("below", "c.png") + " true");
        assertThat(folder.resolve("out/below/c.png")).exists();
        assertThat(folder.resolve("out/below/c.compare.png")).exists();
        assertThat(folder.resolve("out/b.png")).doesNotExist();
    }

    @Test
    @Timeout(60)
    void answers_of_any_kind_are_made_several_at_once_and_told_in_order() throws IOException {
        List<PictureListing.Entry> entries = new ArrayList<>();
        for (String name : List.of("a.png", "b.png")) {
            entries.addAll(PictureListing.of(List.of(picture(name))).pictures());
        }
        CountDownLatch both = new CountDownLatch(2);
        PictureStore files = new PictureFiles(95);
        List<String> told = new ArrayList<>();

        try (Intaglio intaglio = Bench.intaglio();
                Model model = intaglio.open(plate(intaglio))) {
            new BulkRun<>(model, false, new BulkRun.Work<PictureListing.Entry, Result>() {
                        @Override
                        public long pixels(PictureListing.Entry entry) {
                            return files.pixels(entry.input());
                        }

                        @Override
                        public long bytes(PictureListing.Entry entry) {
                            return files.bytes(entry.input());
                        }

                        @Override
                        public Result take(PictureListing.Entry entry, BulkRun.Room room) throws IOException {
                            both.countDown();
                            await(both);
                            Picture picture = files.open(entry.input()).page(0);
                            return room.pass(some -> some.result(RunRequest.EMPTY.with(Inputs.IMAGE, picture)));
                        }
                    })
                    .run(
                            entries,
                            (entry, outcome, count) -> told.add(entry.name() + " "
                                    + outcome.result().getClass().getSimpleName()));
        }

        assertThat(told).containsExactly("a.png Image", "b.png Image");
    }

    private static void await(CountDownLatch both) {
        try {
            assertThat(both.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_folder_without_pictures_is_refused() throws IOException {
        Files.createDirectory(folder.resolve("in"));

        assertThatThrownBy(() -> PictureListing.of(List.of(folder.resolve("in"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no picture in");
    }
}
