package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.RealData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of which only a part can be decoded: a picture with gray or wrong blocks is worse than an error. */
class DamagedFilesTest {

    private static byte[] jpeg(boolean progressive) throws IOException {
        BufferedImage image = Pictures.toBufferedImage(Picture.of(TestPictures.noise(80, 96, 3, 255)));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegThatIsCutShortIsRefused(boolean progressive) throws IOException {
        byte[] whole = jpeg(progressive);
        assertThat(TestPictures.read(whole).width()).isEqualTo(96);
        for (double part : new double[] {0.4, 0.6, 0.9, 0.99}) {
            byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
            assertThatThrownBy(() -> TestPictures.read(cut))
                    .as("%s of it", part)
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("test cannot be read: it is damaged or cut short");
        }
    }

    @Test
    void aJpegWithDamagedCodesIsRefused() throws IOException {
        byte[] rotten = jpeg(false);
        for (int i = rotten.length / 2; i < rotten.length / 2 + 40; i++) {
            rotten[i] = 0x55;
        }
        assertThatThrownBy(() -> TestPictures.read(rotten))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("it is damaged")
                .hasMessageContaining("Corrupt JPEG data");
    }

    /** As cameras that write into a buffer of one size do. */
    @Test
    void aJpegThatIsFilledUpWithOneByteIsWhole() throws IOException {
        byte[] whole = jpeg(false);
        byte[] padded = TestPictures.insert(whole, whole.length - 2, new byte[300]);
        byte[] followed = Arrays.copyOf(whole, whole.length + 300);

        TestPictures.assertClose(
                TestPictures.read(padded).pixels(), TestPictures.read(whole).pixels(), 0);
        assertThat(TestPictures.read(followed).width()).isEqualTo(96);
    }

    /** Byte 23 is the last of the height. */
    @Test
    void aPngWithAnotherHeightThanItsChecksumTellsIsDamaged() throws IOException {
        byte[] png = TestPictures.bytes(Picture.of(TestPictures.noise(20, 20, 3, 255)), "png");
        png[23] = 10;
        assertThatThrownBy(() -> TestPictures.read(png)).hasMessageContaining("its chunk IHDR is damaged");
    }

    @Test
    void aPngWithADamagedChunkIsRefused() throws IOException {
        byte[] png = TestPictures.bytes(Picture.of(TestPictures.noise(20, 20, 3, 255)), "png");
        png[png.length / 2] ^= 1;
        assertThatThrownBy(() -> TestPictures.read(png))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("its chunk IDAT is damaged");
    }

    @Test
    void aWebpThatIsShorterThanItAnnouncesIsRefused() throws IOException {
        byte[] webp = "RIFF\u0040\0\0\0WEBPVP8 ".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TestPictures.read(webp))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("it is cut short: it announces 72 bytes and has only 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trunc.jpg", "bitrot.jpg"})
    void theDamagedExamplesAreRefused(String file) {
        Path damaged = RealData.of("failing").resolve(file);
        assertThatThrownBy(() -> Pictures.read(damaged))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining(file + " cannot be read: it is damaged");
    }
}
