package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pillow's collection of odd, damaged and hostile files; its manifest says what Pillow makes of each. */
class OddImagesTest {

    private static final Set<String> NAMED = Set.of("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM");

    private static final Map<String, String> NOT_READ = new TreeMap<>(Map.of(
            "pillow/hopper_bad_exif.jpg", "damaged: half of its rows are noise, in Pillow as well",
            "pillow/hopper_lzma.tif", "LZMA in a TIFF: libtiff's own addition, Java has no LZMA",
            "pillow/hopper_webp.tif", "WebP in a TIFF: libtiff's own addition"));

    @Test
    void everyFileEndsSoonAndTheGoodOnesAreRead() throws IOException {
        Path root = RealData.of("odd-images");
        Set<String> missed = new TreeSet<>();
        for (String line : Files.readAllLines(root.resolve("MANIFEST.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split("\t");
            boolean good = cells[3].equals("ok") && NAMED.contains(cells[4].split(" ")[0]);
            long start = System.nanoTime();
            try {
                Picture picture = Pictures.read(root.resolve(cells[0]));
                if (good) {
                    assertThat(picture.width() + "x" + picture.height())
                            .as(cells[0])
                            .isEqualTo(size(cells[4]));
                }
            } catch (UnreadableImageException e) {
                assertThat(e.getMessage()).contains(Path.of(cells[0]).getFileName() + " cannot be read: ");
                if (good) {
                    missed.add(cells[0]);
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(cells[0]).isLessThan(Duration.ofSeconds(20));
        }
        assertThat(missed).isEqualTo(NOT_READ.keySet());
    }

    /** Of the manifest's "TIFF 1 590x88 frames=1 orientation=2", turned. */
    private static String size(String detail) {
        String stored = detail.split(" ")[2];
        String[] sides = stored.split("x");
        return detail.matches(".*orientation=[5-8].*") ? sides[1] + "x" + sides[0] : stored;
    }

    /**
     * Expected: Pillow 12.3's size after {@code exif_transpose}, and mean of the red channel on white; of CMYK, (1 -
     * C)(1 - K) unrounded.
     */
    @ParameterizedTest
    @CsvSource({
        "hopper.ppm, 128, 128, 89.73",
        "hopper_gray.jpg, 128, 128, 84.69",
        "pil_sample_cmyk.jpg, 100, 100, 30.46",
        "flower2.jpg, 300, 225, 116.45",
        "hopper_orientation_6.webp, 128, 128, 89.82",
        "hopper_orientation_4.jpg, 128, 128, 89.68",
        "g4_orientation_2.tif, 590, 88, 226.72",
        "hopper_lzw.tif, 128, 128, 89.71",
        "hopper_gray_4bpp.tif, 128, 128, 85.43",
        "tiff_tiled_planar_16bit_RGB.tiff, 100, 40, 41.77",
        "hopper_bigtiff.tif, 128, 128, 89.71",
        "hopper_rle8.bmp, 128, 128, 89.68",
        "bmp/g/rgb16-565.bmp, 127, 64, 121.13",
        "bmp/g/pal8topdown.bmp, 127, 64, 119.36",
        "dispose_prev_first_frame.gif, 100, 50, 255.00",
        "iss634.gif, 245, 245, 134.59",
        "pil123rgba.png, 162, 150, 190.41",
        "l_trns.png, 64, 64, 123.91",
        "rgb_trns.png, 64, 64, 127.91",
        "apng/mode_palette_alpha.png, 128, 64, 255.00",
        "hopper_1bit.pbm, 128, 128, 84.31",
        "hopper_8bit_plain.pgm, 128, 128, 84.20",
        "anim_frame1.webp, 82, 82, 250.50",
        "pport_g4.tif, 2548, 3296, 233.98",
        "old-style-jpeg-compression.tif, 4160, 870, 77.96",
        "rdf.tif, 518, 556, 241.31",
        "icc_profile.png, 57, 57, 200.75",
    })
    void meansAreAsPillowSays(String file, int width, int height, float mean) throws IOException {
        Picture picture = Pictures.read(RealData.of("odd-images/pillow").resolve(file));
        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        double sum = 0;
        float[] first = picture.onWhite().pixels().channels(0).data();
        for (float value : first) {
            sum += value;
        }
        assertThat(sum / first.length * 255)
                .isCloseTo(mean, within(0.7)); // readers round CMYK and chroma their own way
    }

    @Test
    void bombsAreRefusedBeforeTheyAreMade() {
        Path odd = RealData.of("odd-images/pillow");
        for (String bomb : new String[] {"decompression_bomb.gif", "bmp/b/reallybig.bmp"}) {
            assertThatCode(() -> Pictures.read(odd.resolve(bomb))).hasMessageContaining("it announces ");
        }
    }
}
