package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.intaglio.RealData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP beside libwebp, whose programs cwebp and dwebp are looked for. */
class WebpTest {

    /**
     * A gradient of 35x21 pixels with stripes and opacity:
     * {@code cwebp -q 50 -sharpness 2 -segments 3 -alpha_filter best}.
     */
    private static final byte[] WAVES = Base64.getDecoder()
            .decode("UklGRiQCAABXRUJQVlA4WAoAAAAQAAAAIgAAFAAAQUxQSC0AAAABGYUAAqCgieh/LBS1jeQMgA1/yNuv/CImQEiQSHMKYQD3"
                    + "iwdSwFSErr5+jyAAVlA4INABAAAwCwCdASojABUAPtFUnFooJCIoKqEEGglsAJ0yhHc3t3D7cdNhnETd3qA2wHmA+0D2Xf1A"
                    + "9wHkS9YB/QPUi/Wb01vZN/bj9qva4rAQsyFX0dDWX9a4FEkVibPfUgnHNqhLHAD9qG9h1mLSZ1Jg4RiU+IyFsuphdXLBeBWd"
                    + "+TxLAncLhvZLR9No7U8g68Cg/BmwR2KcIGBjX90pdvRDizbdAacn3d4r73zNtwvSy6IeU+5EqtV7h7NimF4tZZjqpoGbMPWS"
                    + "gBVCc17iZZotXsFh8aOSH/hvqRFP+O6FGyDQcYzEIgGP1R34UdAXOc4/zbCnDqxFMah6TlhVCfBGYjWTQJ7LDSWLvvnzlrsv"
                    + "EVc97KbhNdE6SuxCZ4/HJPibNbbzV/PklLL/njTdgvQc53H4ijZ4xYWh5d7inGfPBnwRL8sBuCYrAEH9v5598GXAyX8ZOmhA"
                    + "uxyo+AqFp/9e1tDWLi69LwRqy4tkugT2lETQxXsUFoSJBBIiSMEIR4ZE/SIHEbddqV9rlHAMcyKaLDfWg/gbNCNu6cahO5hN"
                    + "suyPdWxIUccDD/JH4F+hujbzvG1kPQcIpI4OI/K1So03tzCPUigtVVrQSNqIrZK4SAAAAA==");

    @TempDir
    private Path folder;

    private static void run(String... words) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            assumeTrue(false, "skipped: " + words[0] + " is not here (Debian's package webp has it)");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As dwebp decodes it, by way of a format that its own reader is tested for. */
    private Picture reference(Path webp) throws IOException {
        Path png = folder.resolve("reference.png");
        run("dwebp", "-quiet", webp.toString(), "-o", png.toString());
        return Pictures.read(png);
    }

    private static double psnr(ImageBatch some, ImageBatch others) {
        assertThat(some.toString()).isEqualTo(others.toString());
        double sum = 0;
        for (int i = 0; i < some.data().length; i++) {
            double difference = some.data()[i] - others.data()[i];
            sum += difference * difference;
        }
        return 10 * Math.log10(some.data().length / sum);
    }

    /** The checksum of what dwebp 1.2.4 wrote. */
    @Test
    void aLossyPictureIsToTheLastBitWhatLibwebpDecodes() throws IOException {
        Picture read = TestPictures.read(WAVES);
        SampleRows rows = new SampleRows(read, 8);
        CRC32 crc = new CRC32();
        for (int y = 0; y < read.height(); y++) {
            crc.update(rows.row(y));
        }

        assertThat(read).hasToString("test (35x21 colour with alpha, 8 bits)");
        assertThat(Long.toHexString(crc.getValue())).isEqualTo("9bcf91f2");
    }

    @ParameterizedTest
    @CsvSource({
        "48, 32, -q 0",
        "48, 32, -q 60 -nostrong -f 50",
        "33, 47, -q 80 -sharpness 6 -f 100",
        "1, 1, -q 50",
        "17, 2, -q 95 -segments 1",
        "64, 40, -q 30 -alpha_q 10 -alpha_filter none",
        "64, 40, -q 30 -alpha_method 0",
        "64, 40, -lossless",
    })
    void everyKindIsToTheLastBitWhatLibwebpDecodes(int width, int height, String options) throws IOException {
        Picture noise = Picture.of(Resampling.resize(TestPictures.noise(5, 7, 3, 255), height, width));
        Picture drawn = options.contains("alpha")
                ? noise.withAlpha(Resampling.resize(TestPictures.noise(3, 3, 1, 255), height, width))
                : noise;
        Path png = folder.resolve("drawn.png");
        Path webp = folder.resolve("drawn.webp");
        Pictures.write(drawn, png);
        List<String> words = new ArrayList<>(List.of("cwebp", "-quiet"));
        words.addAll(List.of(options.split(" ")));
        words.addAll(List.of(png.toString(), "-o", webp.toString()));
        run(words.toArray(String[]::new));

        Picture expected = reference(webp);
        Picture read = Pictures.read(webp);

        assertThat(read.onWhite().pixels().data())
                .isEqualTo(expected.onWhite().pixels().data());
    }

    @Test
    void aPhotographHasNoBlackBlocks() throws IOException {
        Path flower = RealData.of("failing").resolve("flower.webp");

        assertThat(psnr(Pictures.read(flower).pixels(), reference(flower).pixels()))
                .isGreaterThan(45);
    }

    @Test
    void codesThatWereChangedAreNoticed() {
        int noticed = 0;
        for (int i = 100; i < WAVES.length - 20; i += 10) {
            byte[] rotten = WAVES.clone();
            Arrays.fill(rotten, i, i + 8, (byte) 0x5A);
            try {
                TestPictures.read(rotten);
            } catch (UnreadableImageException e) {
                noticed++;
            } catch (IOException e) {
                throw new AssertionError("another exception", e);
            }
        }
        assertThat(noticed).isGreaterThan(30); // of 43: the rest decode to as many codes as there were
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 120, 300, 500, 550})
    void aPictureThatIsCutShortIsRefusedWhateverItsHeaderSays(int length) {
        byte[] cut = Arrays.copyOf(WAVES, length);
        cut[4] = (byte) (length - 8);
        cut[5] = (byte) (length - 8 >> 8);

        assertThatThrownBy(() -> TestPictures.read(cut))
                .isInstanceOf(UnreadableImageException.class)
                .hasMessageContaining("test cannot be read: it ");
    }

    @Test
    void metadataAreRead() throws IOException {
        byte[] xmp = "XMP \4\0\0\0<x/>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] more = TestPictures.insert(WAVES, WAVES.length, xmp);
        more[4] = (byte) (more.length - 8);
        more[5] = (byte) (more.length - 8 >> 8);

        assertThat(TestPictures.read(more).metadata().xmp().orElseThrow())
                .asString()
                .isEqualTo("<x/>");
    }
}
