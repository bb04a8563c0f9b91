package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Random;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSamplesTest {

    /** Bytes in the order of the channels, as the reader of PNG makes them. */
    private static final int RGB = -1;

    private static BufferedImage image(int type) {
        return type == RGB
                ? ImageTypeSpecifier.createInterleaved(
                                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                                new int[] {0, 1, 2},
                                DataBuffer.TYPE_BYTE,
                                false,
                                false)
                        .createBufferedImage(13, 11)
                : new BufferedImage(13, 11, type);
    }

    private static BufferedImage noise(int type) {
        BufferedImage image = image(type);
        Random random = new Random(type);
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 13; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_GRAY, RGB})
    void rows_are_those_of_the_raster_of_a_part_of_it_too(int type) {
        BufferedImage whole = noise(type);
        for (BufferedImage image : new BufferedImage[] {whole, whole.getSubimage(3, 2, 7, 5)}) {
            Raster raster = image.getRaster();
            ByteSamples samples = ByteSamples.of(raster).orElseThrow();
            int bands = raster.getNumBands();
            float[] row = new float[raster.getWidth() * bands];
            for (int y = 0; y < raster.getHeight(); y++) {
                samples.row(y, row, 0);
                int[] expected =
                        raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, (int[]) null);
                for (int i = 0; i < row.length; i++) {
                    assertThat(row[i]).isEqualTo(expected[i] * (float) (1 / 255.0));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_BINARY})
    void other_rasters_are_left_to_java(int type) {
        assertThat(ByteSamples.of(noise(type).getRaster())).isEmpty();
    }
}
