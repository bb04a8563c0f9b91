package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlateFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_is_written_read_and_replaced_and_nothing_else_is_left() throws IOException {
        Path file = folder.resolve("a b.plate");
        TinyPlates.bare().write(file);
        TinyPlates.checkpoint().write(file);
        assertThat(TinyPlates.text(Plate.read(file))).isEqualTo(TinyPlates.text(TinyPlates.checkpoint()));
        assertThat(left()).containsExactly("a b.plate");
    }

    @Test
    void a_failure_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = folder.resolve("a.plate");
        TinyPlates.bare().write(file);
        TreeMap<String, byte[]> failing = new TreeMap<>(PlateContents.of(TinyPlates.full()));
        failing.put("z", null);
        assertThatThrownBy(() -> PlateFile.write(file, failing)).isInstanceOf(NullPointerException.class);
        assertThat(TinyPlates.text(Plate.read(file))).isEqualTo(TinyPlates.text(TinyPlates.bare()));
        assertThat(left()).containsExactly("a.plate");
    }

    @Test
    void a_check_leaves_nothing() throws IOException {
        Plate.checkWritable(folder.resolve("a.plate"));
        assertThat(left()).isEmpty();
    }

    @Test
    void a_missing_folder_is_refused_before_and_while_writing() throws IOException {
        Path file = folder.resolve("none").resolve("a.plate");
        String message = "cannot write " + file + ": there is no folder " + file.getParent() + "; make it first";
        assertThatThrownBy(() -> Plate.checkWritable(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> TinyPlates.bare().write(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
        assertThat(left()).isEmpty();
    }

    @Test
    void a_folder_of_that_name_and_a_file_as_folder_are_refused() throws IOException {
        assertThatThrownBy(() -> Plate.checkWritable(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("cannot write " + folder + ": a folder has that name; give the name of a file");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Plate.checkWritable(file.resolve("a.plate")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no folder " + file);
    }

    @Test
    void reading_what_is_not_there_or_no_plate_says_so() throws IOException {
        Path missing = folder.resolve("missing.plate");
        assertThatThrownBy(() -> Plate.read(missing))
                .isInstanceOf(PlateException.class)
                .hasMessage("there is no file " + missing);
        assertThatThrownBy(() -> Plate.read(folder)).hasMessage(folder + " is not a plate but a folder");
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertThatThrownBy(() -> Plate.read(text))
                .isInstanceOf(PlateException.class)
                .hasMessage(text + " is not a plate: it does not begin as one does");
    }

    @Test
    void a_file_too_large_for_a_plate_is_refused_unread() throws IOException {
        Path huge = folder.resolve("huge.plate");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 32);
        }
        assertThatThrownBy(() -> Plate.read(huge))
                .isInstanceOf(PlateException.class)
                .hasMessage(huge + " has 4294967296 bytes; a plate has at most 2147483639, so it is none");
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
