package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.RealData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedSizeTest {

    @TempDir
    private Path folder;

    private long pixels(byte[] bytes) throws IOException {
        return Pictures.pixels(Files.write(folder.resolve("file"), bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "tif", "ppm", "pgm"})
    void what_is_written_announces_its_size(String extension) throws IOException {
        assertThat(pixels(TestPictures.bytes(TestPictures.blocks(), extension))).isEqualTo(32 * 48);
    }

    @Test
    void so_do_the_formats_that_are_read_alone() throws IOException {
        BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_BINARY);
        assertThat(pixels(TestPictures.bytes(image, "gif"))).isEqualTo(600);
        assertThat(pixels("P1 # a comment\n3 2\n101010".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(6);
        String lossless = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
        assertThat(pixels(Base64.getDecoder().decode(lossless))).isEqualTo(1);
        String lossy = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
        assertThat(pixels(Base64.getDecoder().decode(lossy))).isEqualTo(1);
    }

    @Test
    void of_several_pages_the_largest_counts() throws IOException {
        byte[] stack = new TiffBytes(ByteOrder.BIG_ENDIAN)
                .page(2, 2, 1, 8, 1, new byte[4])
                .page(5, 4, 1, 8, 1, new byte[20])
                .page(1, 1, 1, 8, 1, new byte[1])
                .bytes();

        assertThat(pixels(stack)).isEqualTo(20);
    }

    @Test
    void a_long_file_is_not_read_to_its_end() throws IOException {
        byte[] png = TestPictures.bytes(TestPictures.blocks(), "png");

        assertThat(pixels(java.util.Arrays.copyOf(png, 40))).isEqualTo(32 * 48);
    }

    @Test
    void what_is_no_picture_announces_nothing() throws IOException {
        assertThat(pixels("no picture".getBytes(StandardCharsets.US_ASCII))).isZero();
        assertThat(pixels(new byte[0])).isZero();
        assertThat(Pictures.pixels(folder.resolve("none"))).isZero();
        assertThat(Pictures.pixels(folder)).isZero();
    }

    /** A file that announces another size than it has is never smaller in memory than it was taken for. */
    @Test
    void strangers_files_announce_what_is_decoded() throws IOException {
        Path files = RealData.of("odd-images/pillow");
        List<String> others = new ArrayList<>();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Picture picture;
                try {
                    picture = Pictures.read(file);
                } catch (IOException e) {
                    continue;
                }
                long announced = Pictures.pixels(file);
                if (announced < (long) picture.height() * picture.width()) {
                    others.add(file.getFileName() + " announces " + announced + ", is " + picture);
                }
            }
        }
        assertThat(others).isEmpty();
    }
}
