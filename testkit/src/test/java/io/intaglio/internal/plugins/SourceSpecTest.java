package io.intaglio.internal.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.data.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSpecTest {

    @TempDir
    Path folder;

    private static String digest(String spec) throws IOException {
        try (Source source = Bench.intaglio().source(spec)) {
            return source.digest();
        }
    }

    @Test
    void a_name_and_an_argument_open_that_kind_of_data() throws IOException {
        assertThat(digest("grays:abc")).isEqualTo("grays=abc");
        assertThat(digest("grays:a:b")).isEqualTo("grays=a:b");
    }

    @Test
    void a_path_alone_is_a_folder_or_a_zip() throws IOException {
        Path zip = Files.createFile(folder.resolve("photos.ZIP"));

        assertThat(digest(folder.toString())).isEqualTo("folder=" + folder);
        assertThat(digest(zip.toString())).isEqualTo("zip=" + zip);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones_and_their_use() {
        assertThatThrownBy(() -> digest("imagenet:2012"))
                .hasMessage(
                        "there is no kind of data \"imagenet\"; give a folder of pictures, a ZIP of them, or one of:"
                                + " folder:TEXT, grays:TEXT, zip:TEXT");
    }

    @Test
    void a_choice_at_the_end_selects_examples() throws IOException {
        try (Source three = Bench.intaglio().source("grays:abc?count=3")) {
            assertThat(three.size()).isEqualTo(3);
        }
        assertThatThrownBy(() -> digest("grays:abc?count=few")).hasMessageContaining("not \"few\"");
        assertThatThrownBy(() -> digest("grays:abc?count=0")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> digest("grays:abc?count=3&class=a")).hasMessageContaining("no classes to choose from");
        Path odd = Files.createDirectory(folder.resolve("what?count=3"));
        assertThat(digest(odd.toString())).as("a folder of that name").isEqualTo("folder=" + odd);
    }

    @Test
    void a_path_that_is_not_there_is_named() {
        assertThatThrownBy(() -> digest("C:\\photos")).hasMessageContaining("there is no file or folder C:\\photos");
        assertThatThrownBy(() -> digest(" ")).hasMessageContaining("no data is named");
    }
}
