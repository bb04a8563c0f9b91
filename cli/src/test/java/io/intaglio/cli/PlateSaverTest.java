package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlateSaverTest {

    @TempDir
    Path folder;

    private Plate plate;
    private FileSystem full;

    @BeforeEach
    void train() throws IOException {
        Terminal terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
        terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate");
        plate = Plate.read(folder.resolve("toy.plate"));
        full = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setWorkingDirectory("/plates")
                .setBlockSize(512)
                .setMaxSize(1024)
                .build());
    }

    private static IOException delivering(PlateSaver delivery, Plate plate, Path out) {
        return catchThrowableOfType(IOException.class, () -> delivery.deliver(plate, out, "do as you please"));
    }

    @Test
    void a_plate_goes_where_it_belongs() throws IOException {
        new PlateSaver(folder).deliver(plate, folder.resolve("there.plate"), "");

        assertThat(Plate.read(folder.resolve("there.plate")).card()).isEqualTo(plate.card());
    }

    @Test
    void a_plate_for_a_full_disk_goes_elsewhere_and_the_message_says_where() throws IOException {
        Path refuge = Files.createDirectory(folder.resolve("refuge"));
        Path out = full.getPath("/plates/a b.plate");

        IOException failure = delivering(new PlateSaver(refuge), plate, out);

        try (Stream<Path> folders = Files.list(refuge)) {
            Path saved = folders.findFirst().orElseThrow().resolve("a b.plate");
            assertThat(failure)
                    .hasMessage(
                            "/plates/a b.plate could not be written (/plates/a b.plate: out of disk space); the plate "
                                    + "is "
                                    + saved + ", make room and move it to its place");
            assertThat(SameWeights.sha256(saved)).isEqualTo(SameWeights.sha256(folder.resolve("toy.plate")));
        }
        try (Stream<Path> left = Files.list(out.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void where_nothing_can_be_written_at_all_the_message_says_what_to_do() throws IOException {
        Path refuge = full.getPath("/plates");

        assertThat(delivering(new PlateSaver(refuge), plate, full.getPath("/plates/a.plate")))
                .hasMessageMatching("/plates/a\\.plate could not be written \\(/plates/a\\.plate: out of disk space\\),"
                        + " nor into /plates \\(/plates/intaglio-\\d+/a\\.plate: out of disk space\\); do as "
                        + "you please");
        try (Stream<Path> left = Files.list(refuge)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_folder_that_went_during_the_training_is_no_loss_either() {
        assertThat(delivering(new PlateSaver(folder), plate, folder.resolve("gone/a.plate")))
                .hasMessageContaining("there is no folder " + folder.resolve("gone"))
                .hasMessageContaining("the plate is " + folder);
    }
}
