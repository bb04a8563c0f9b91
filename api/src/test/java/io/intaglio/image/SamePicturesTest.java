package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.RealData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other formats, depths and arrangements that show one picture. Distances are means in levels of 255. */
class SamePicturesTest {

    /** Bounds: one level without loss, four for palettes and fine JPEG or WebP, more for few gray levels. */
    @ParameterizedTest
    @CsvSource({
        "hopper_lzw.tif, 1",
        "hopper_bigtiff.tif, 1",
        "hopper_jpg.tif, 1",
        "hopper.iccprofile.tif, 1",
        "hopper_float_dpi_2.tif, 1",
        "hopper_idat_after_image_end.png, 1",
        "truncated_end_chunk.png, 1",
        "hopper_8bit.pgm, 1",
        "hopper_8bit_plain.pgm, 1",
        "hopper_gray.jpg, 1",
        "hopper_webp_write.ppm, 4",
        "bgr15.png, 4",
        "hopper_rle8.bmp, 4",
        "hopper_rle8_row_overflow.bmp, 4",
        "hopper_zero_comment_subblocks.gif, 4",
        "hopper_orientation_4.jpg, 4",
        "hopper_orientation_6.jpg, 4",
        "hopper_orientation_4.webp, 4",
        "hopper_orientation_5.webp, 4",
        "hopper_orientation_6.webp, 4",
        "hopper_gray_4bpp.tif, 8",
        "tiff_gray_2_4_bpp/hopper4.tif, 8",
        "tiff_gray_2_4_bpp/hopper4IR.tif, 8",
        "tiff_gray_2_4_bpp/hopper2R.tif, 24",
    })
    void thePortraitIsThePortrait(String file, float bound) throws IOException {
        assertThat(distance(odd("hopper.ppm").gray(), odd(file).gray())).isLessThan(bound);
    }

    @ParameterizedTest
    @CsvSource({
        "bmp/g/pal8topdown.bmp, bmp/g/pal8.bmp, 0",
        "bmp/g/pal8os2.bmp, bmp/g/pal8.bmp, 0",
        "bmp/g/pal8-0.bmp, bmp/g/pal8.bmp, 0",
        "bmp/q/pal8os2sp.bmp, bmp/g/pal8.bmp, 0",
        "bmp/q/pal8rletrns.bmp, pal8rletrns.png, 0",
        "bmp/g/rgb16-565pal.bmp, bmp/g/rgb16-565.bmp, 0",
        "bmp/g/rgb16-565.bmp, bmp/g/rgb32.bmp, 1",
        "bmp/g/rgb32bf.bmp, bmp/g/rgb32.bmp, 0",
        "bmp/q/rgb24largepal.bmp, bmp/g/rgb32.bmp, 0",
        "bmp/q/rgb24prof.bmp, bmp/g/rgb32.bmp, 0",
        "bmp/q/rgb32-111110.bmp, bmp/g/rgb32.bmp, 0.2",
        "bmp/q/rgb24jpeg.bmp, bmp/g/rgb32.bmp, 4",
        "bmp/g/pal1.bmp, bmp/html/pal1.png, 0",
        "bmp/g/pal1bg.bmp, bmp/html/pal1bg.png, 0",
        "hopper_8bit_plain.pgm, hopper_8bit.pgm, 0",
        "hopper_bigtiff.tif, hopper_lzw.tif, 0",
        "tiff_gray_2_4_bpp/hopper2I.tif, tiff_gray_2_4_bpp/hopper2.tif, 0",
        "tiff_gray_2_4_bpp/hopper4I.tif, tiff_gray_2_4_bpp/hopper4.tif, 0",
        "tiff_strip_planar_16bit_RGB.tiff, tiff_16bit_RGB_target.png, 0.5",
        "tiff_tiled_planar_16bit_RGB.tiff, tiff_strip_planar_16bit_RGB.tiff, 0",
        "tiff_16bit_RGBa.tiff, tiff_16bit_RGBa_target.png, 0.5",
        "tiff_strip_planar_16bit_RGBa.tiff, tiff_16bit_RGBa.tiff, 0",
        "tiff_tiled_planar_16bit_RGBa.tiff, tiff_16bit_RGBa.tiff, 0",
        "old-style-jpeg-compression.tif, old-style-jpeg-compression.png, 0.1",
        "flower2.webp, flower2.jpg, 6",
    })
    void twoFilesShowTheSame(String file, String other, float bound) throws IOException {
        Picture expected = odd(other);
        assertThat(distance(expected, odd(file).toChannels(expected.channels())))
                .isLessThanOrEqualTo(bound);
    }

    private static Picture odd(String file) throws IOException {
        return Pictures.read(RealData.of("odd-images/pillow").resolve(Path.of(file)))
                .onWhite();
    }

    private static double distance(Picture one, Picture other) {
        float[] first = one.pixels().data();
        float[] second = other.pixels().data();
        assertThat(other.width()).isEqualTo(one.width());
        assertThat(second).hasSameSizeAs(first);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs(first[i] - second[i]);
        }
        return sum / first.length * 255;
    }
}
