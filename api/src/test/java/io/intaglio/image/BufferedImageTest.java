package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures from and to what the rest of Java draws with. */
class BufferedImageTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void everyOrderOfChannelsIsRead(int type) {
        BufferedImage image = new BufferedImage(3, 2, type);
        image.setRGB(2, 1, 0x80FF6633);
        Picture picture = Pictures.of(image);

        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.height()).isEqualTo(2);
        assertThat(picture.pixels().get(0, 1, 2, 0)).isEqualTo(1);
        assertThat(picture.pixels().get(0, 1, 2, 1)).isEqualTo(0.4f, within(1e-6f));
        assertThat(picture.pixels().get(0, 1, 2, 2)).isEqualTo(0.2f, within(1e-6f));
        assertThat(picture.alpha().isPresent()).isEqualTo(image.getColorModel().hasAlpha());
        picture.alpha().ifPresent(alpha -> assertThat(alpha.data()[5]).isEqualTo(128 / 255f));
    }

    @Test
    void grayIsTakenAsItIsStored() {
        BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(0, 0, 0, 51);
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 13107);

        assertThat(Pictures.of(gray).pixels().data()).containsExactly(new float[] {0.2f}, within(1e-6f));
        assertThat(Pictures.of(deep).pixels().data()).containsExactly(new float[] {0.2f}, within(1e-6f));
        assertThat(Pictures.of(deep).bitDepth()).isEqualTo(16);
    }

    @Test
    void floatsAreStretchedToWhiteAndOpacityIsNot() {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_FLOAT);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
        raster.setPixels(0, 0, 2, 1, new float[] {5, 0, 2.5f, 1, 0, 0, 0, 0.5f});

        Picture picture = Pictures.of(new BufferedImage(model, raster, false, null));

        assertThat(picture.pixels().data()).containsExactly(new float[] {1, 0, 0.5f, 0, 0, 0}, within(1e-6f));
        assertThat(picture.alpha().orElseThrow().data()).containsExactly(1, 0.5f);
    }

    @Test
    void aPartOfAnImageIsThatPart() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 3, 0xFFFFFF);

        Picture part = Pictures.of(image.getSubimage(2, 2, 2, 2));

        assertThat(part.pixels().get(0, 1, 0, 0)).isEqualTo(1);
        assertThat(part.pixels().get(0, 0, 0, 0)).isZero();
    }

    @Test
    void everyLevelComesBack() {
        Picture gray = Picture.of(TestPictures.noise(9, 7, 1, 255));
        Picture colour = Picture.of(TestPictures.noise(9, 7, 3, 255));
        Picture alpha = colour.withAlpha(TestPictures.noise(9, 7, 1, 255));

        assertThat(Pictures.toBufferedImage(gray).getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        assertThat(Pictures.toBufferedImage(colour).getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(Pictures.toBufferedImage(alpha).getType()).isEqualTo(BufferedImage.TYPE_4BYTE_ABGR);
        for (Picture picture : new Picture[] {gray, colour, alpha}) {
            Picture again = Pictures.of(Pictures.toBufferedImage(picture));
            TestPictures.assertClose(again.pixels(), picture.pixels(), 1e-6f);
            picture.alpha()
                    .ifPresent(a -> TestPictures.assertClose(again.alpha().orElseThrow(), a, 1e-6f));
        }
    }

    @Test
    void grayWithAlphaIsDrawnAsColourAndValuesAreClipped() {
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {-0.5f, 2}))
                .withAlpha(ImageBatch.wrap(1, 1, 2, 1, new float[] {1, 0.5f}));

        BufferedImage image = Pictures.toBufferedImage(picture);

        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0x80FFFFFF);
    }
}
