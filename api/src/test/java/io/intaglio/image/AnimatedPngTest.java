package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Animated PNGs, read back chunk by chunk; each frame is read by ImageIO as a PNG of its own. */
class AnimatedPngTest {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    @TempDir
    Path folder;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Chunk(String type, byte[] content) {}

    private static Picture noise(int height, int width, int channels, long seed) {
        Random random = new Random(seed);
        float[] values = new float[height * width * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(256) / 255f;
        }
        return Picture.of(ImageBatch.wrap(1, height, width, channels, values));
    }

    private static int[] bytes(Picture picture) {
        float[] values = picture.pixels().data();
        return IntStream.range(0, values.length)
                .map(i -> Math.round(255 * values[i]))
                .toArray();
    }

    private List<Chunk> written(List<Picture> frames) throws IOException {
        Path file = folder.resolve("a.apng");
        Pictures.writeAnimation(frames, 80, file);
        return chunks(Files.readAllBytes(file));
    }

    /** Takes a file to pieces; every checksum must be right. */
    private static List<Chunk> chunks(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        assertThat(in.readNBytes(8)).isEqualTo(SIGNATURE);
        List<Chunk> chunks = new ArrayList<>();
        while (in.available() > 0) {
            byte[] content = new byte[in.readInt() + 4];
            in.readFully(content);
            CRC32 crc = new CRC32();
            crc.update(content);
            assertThat(in.readInt()).isEqualTo((int) crc.getValue());
            String type = new String(content, 0, 4, StandardCharsets.US_ASCII);
            chunks.add(new Chunk(type, Arrays.copyOfRange(content, 4, content.length)));
        }
        return chunks;
    }

    private static void write(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }

    /** The frames: each fcTL begins one, and the chunks of pixels behind it are its own. */
    private static List<BufferedImage> frames(List<Chunk> chunks) throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            if (!chunks.get(i).type().equals("fcTL")) {
                continue;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(SIGNATURE);
            write(out, "IHDR", chunks.get(0).content());
            for (int k = i + 1; chunks.get(k).type().matches("IDAT|fdAT"); k++) {
                byte[] content = chunks.get(k).content();
                int head = chunks.get(k).type().equals("fdAT") ? 4 : 0;
                write(out, "IDAT", Arrays.copyOfRange(content, head, content.length));
            }
            write(out, "IEND", new byte[0]);
            frames.add(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        }
        return frames;
    }

    /** Noise of 300x200 takes 180,000 bytes in colour: three chunks a frame. */
    @Test
    void chunksAreNumberedAndStandInTheOrderOfTheSpecification() throws IOException {
        List<Chunk> chunks = written(List.of(noise(200, 300, 3, 1), noise(200, 300, 3, 2), noise(200, 300, 3, 3)));

        assertThat(String.join(" ", chunks.stream().map(Chunk::type).toList()))
                .matches("IHDR (\\S+ )*acTL fcTL (IDAT ){3}fcTL (fdAT ){3}fcTL (fdAT ){3}IEND");
        Chunk control = chunks.stream()
                .filter(chunk -> chunk.type().equals("acTL"))
                .findFirst()
                .orElseThrow();
        assertThat(control.content()).containsExactly(0, 0, 0, 3, 0, 0, 0, 0); // three frames, shown for ever
        int number = 0;
        for (Chunk chunk : chunks) {
            if (chunk.type().matches("fcTL|fdAT")) {
                assertThat(ByteBuffer.wrap(chunk.content()).getInt()).isEqualTo(number++);
            }
        }
        assertThat(number).isEqualTo(9);
        Chunk first = chunks.stream()
                .filter(chunk -> chunk.type().equals("fcTL"))
                .findFirst()
                .orElseThrow();
        assertThat(first.content())
                .containsExactly(
                        0, 0, 0, 0, 0, 0, 1, 44, 0, 0, 0, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 3, (byte) 232, 0, 0);
    }

    @Test
    void everyFrameHasItsOwnPixels() throws IOException {
        for (int channels : new int[] {1, 3}) {
            List<Picture> pictures =
                    List.of(noise(40, 70, channels, 1), noise(40, 70, channels, 2), noise(40, 70, channels, 3));
            List<BufferedImage> frames = frames(written(pictures));

            assertThat(frames).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(bytes(Pictures.of(frames.get(i)))).isEqualTo(bytes(pictures.get(i)));
            }
        }
    }

    @Test
    void aReaderOfPngsSeesTheFirstFrame() throws IOException {
        List<Picture> pictures = List.of(noise(4, 5, 1, 1), noise(4, 5, 1, 2));
        written(pictures);
        Picture read = Pictures.read(folder.resolve("a.apng"));

        assertThat(Pictures.readable(folder.resolve("a.apng"))).isTrue();
        assertThat(bytes(read)).isEqualTo(bytes(pictures.get(0)));
        assertThat(read.notes()).anyMatch(note -> note.contains("2"));
        BufferedImage known = ImageIO.read(folder.resolve("a.apng").toFile());
        assertThat(bytes(Pictures.of(known))).isEqualTo(bytes(pictures.get(0)));
    }

    @Test
    void framesThatDifferInFormAreRefused() {
        Path file = folder.resolve("b.apng");
        Picture frame = noise(4, 5, 1, 1);

        assertThatThrownBy(() -> Pictures.writeAnimation(List.of(frame, noise(5, 4, 3, 1)), 80, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the pictures of an animation have one size and one form, not 5x4 with 1 channels and 4x5"
                        + " with 3 channels");
        assertThatThrownBy(() -> Pictures.writeAnimation(List.of(), 80, file))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Pictures.writeAnimation(List.of(frame), 0, file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 65535 ms");
        assertThatThrownBy(() -> Pictures.writeAnimation(List.of(frame), 80, folder.resolve("b.png")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("*.apng");
        assertThat(file).doesNotExist();
    }
}
