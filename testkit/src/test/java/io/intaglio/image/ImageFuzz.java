package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.testkit.fuzz.Mutations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;

/** Reads damaged pictures of every format. */
public final class ImageFuzz implements FuzzTarget {

    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 15);

    private final List<byte[]> files = new ArrayList<>();

    /** Mutants of one picture in many formats. */
    public ImageFuzz() throws IOException {
        Picture colour = Picture.of(noise(32, 48, 3));
        Picture gray = Picture.of(noise(9, 14, 1));
        for (String extension : List.of("png", "jpg", "bmp", "tif", "ppm")) {
            files.add(bytes(colour, extension));
            files.add(bytes(gray, extension));
        }
        files.add(bytes(gray.withAlpha(noise(9, 14, 1)), "png"));
        files.add(bytes(gray.withAlpha(noise(9, 14, 1)), "tif"));
        BufferedImage palette = new BufferedImage(20, 12, BufferedImage.TYPE_BYTE_INDEXED);
        files.add(bytes(palette, "gif"));
        files.add(bytes(palette, "png"));
        files.add(bytes(palette, "bmp"));
        files.add(bytes(new BufferedImage(20, 12, BufferedImage.TYPE_BYTE_BINARY), "bmp"));
        files.add("P3 2 2 255 1 2 3 4 5 6 7 8 9 10 11 12\n".getBytes(StandardCharsets.US_ASCII));
        files.add(webp(17, 9));
    }

    private static ImageBatch noise(int height, int width, int channels) {
        SplitMix64 random = new SplitMix64(height);
        ImageBatch image = ImageBatch.zeros(1, height, width, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextInt(256) / 255f;
        }
        return image;
    }

    private static byte[] bytes(Picture picture, String extension) throws IOException {
        Path file = Files.createTempFile("picture", "." + extension);
        try {
            Pictures.write(picture, file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** A lossless WebP of one colour, whose pixels take no bits. */
    private static byte[] webp(int width, int height) {
        StringBuilder bits = new StringBuilder(); // the lowest bit of a byte first
        number(bits, 0x2f, 8);
        number(bits, width - 1, 14);
        number(bits, height - 1, 14);
        number(bits, 0, 1 + 3 + 1 + 1 + 1); // no alpha, version, no transform, no cache, one group of codes
        for (int code = 0; code < 5; code++) {
            number(bits, 0b101, 3); // simple, of one symbol of 8 bits
            number(bits, 40 * code % 256, 8);
        }
        byte[] data = new byte[(bits.length() + 15) / 16 * 2];
        for (int i = 0; i < bits.length(); i++) {
            data[i / 8] |= (byte) (bits.charAt(i) - '0' << i % 8);
        }
        byte[] sizes = new byte[8];
        Mutations.put(sizes, 0, 12 + data.length, 4, true);
        Mutations.put(sizes, 4, data.length, 4, true);
        return Mutations.joined(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(sizes, 4),
                "WEBPVP8L".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOfRange(sizes, 4, 8),
                data);
    }

    private static void number(StringBuilder bits, int number, int count) {
        for (int i = 0; i < count; i++) {
            bits.append(number >> i & 1);
        }
    }

    @Override
    public byte[] mutant(SplitMix64 random) {
        byte[] file = Mutations.one(files, random);
        if (file[1] == 'P' && file[2] == 'N' && random.nextInt(4) > 0) {
            return png(file, random);
        }
        byte[] mutant = Mutations.bytes(file, random);
        return random.nextInt(8) == 0 ? Mutations.joined(mutant, Mutations.one(files, random)) : mutant;
    }

    /** A PNG with other chunks, whose checksums are right. */
    private static byte[] png(byte[] file, SplitMix64 random) {
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 8; at < file.length; ) {
            int length = ByteBuffer.wrap(file).getInt(at);
            chunks.add(Arrays.copyOfRange(file, at + 4, at + 8 + length));
            at += 12 + length;
        }
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(chunks.size());
            byte[] chunk = chunks.get(at);
            byte[] type = Arrays.copyOf(chunk, 4);
            byte[] data = Arrays.copyOfRange(chunk, 4, chunk.length);
            switch (random.nextInt(6)) {
                case 0 -> chunks.remove(at);
                case 1 -> chunks.add(random.nextInt(chunks.size()), chunk);
                case 2 -> chunks.add(1, Mutations.joined(other(random), Mutations.filled(random.nextInt(40), random)));
                case 3 -> chunks.set(at, Mutations.joined(type, zipped(Mutations.bytes(unzipped(data), random))));
                default -> chunks.set(at, Mutations.joined(type, Mutations.bytes(data, random)));
            }
            if (chunks.isEmpty()) {
                break;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, 8);
        for (byte[] chunk : chunks) {
            CRC32 crc = new CRC32();
            crc.update(chunk);
            out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
            out.writeBytes(chunk);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        return out.toByteArray();
    }

    private static byte[] other(SplitMix64 random) {
        return Mutations.one(
                        List.of("PLTE", "tRNS", "gAMA", "iCCP", "sBIT", "eXIf", "cHRM", "pHYs", "IDAT", "acTL", "iTXt"),
                        random)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zipped(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] zipped = new byte[data.length + 100];
        int length = deflater.deflate(zipped);
        deflater.end();
        return Arrays.copyOf(zipped, length);
    }

    private static byte[] unzipped(byte[] data) {
        Inflater inflater = new Inflater();
        inflater.setInput(data);
        byte[] unzipped = new byte[1 << 14];
        try {
            return Arrays.copyOf(unzipped, inflater.inflate(unzipped));
        } catch (DataFormatException e) {
            return data;
        } finally {
            inflater.end();
        }
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        Picture picture = Pictures.read(mutant, "x", LIMITS);
        assertThat((long) picture.width() * picture.height()).isBetween(1L, LIMITS.maxPixels());
        for (float value : picture.pixels().data()) {
            if (!(value >= 0 && value <= 1)) {
                throw new AssertionError("a value is " + value);
            }
        }
    }

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof UnreadableImageException;
    }
}
