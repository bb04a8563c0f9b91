package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data are read where the folder for temporary files is missing or full, which ImageIO uses as long as nobody prevents
 * it.
 */
class NoTemporaryFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void loseTheFolder() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        ImageIO.setCacheDirectory(cache.toFile());
        Files.delete(cache);
    }

    @AfterEach
    void findItAgain() {
        ImageIO.setCacheDirectory(null);
    }

    @Test
    void files_of_every_kind_are_read() throws IOException {
        for (String kind : new String[] {"png", "jpg", "bmp", "tif"}) {
            TestFiles.picture(folder.resolve("all/x" + kind + "." + kind), 9, 7, 3);
        }
        try (Source source =
                new FolderSourceProvider().open(folder.resolve("all").toString())) {
            for (long i = 0; i < source.size(); i++) {
                assertThat(source.get(i).image().spec()).hasToString("3x7x9");
            }
        }
    }

    @Test
    void the_sizes_of_pairs_are_compared() throws IOException {
        TestFiles.picture(folder.resolve("a/1.png"), 5, 4, 3);
        TestFiles.picture(folder.resolve("b/1.png"), 6, 4, 3);

        assertThatThrownBy(() -> new PairsSourceProvider().open(folder.resolve("a") + "," + folder.resolve("b")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the two of a pair have one size");
    }

    @Test
    void webp_is_read() throws IOException {
        Path flower = RealData.of("failing/flower.webp");
        Files.createDirectory(folder.resolve("webp"));
        Files.copy(flower, folder.resolve("webp/flower.webp"));
        try (Source source =
                new FolderSourceProvider().open(folder.resolve("webp").toString())) {
            assertThat(source.get(0).image().channels()).isEqualTo(3);
        }
    }
}
