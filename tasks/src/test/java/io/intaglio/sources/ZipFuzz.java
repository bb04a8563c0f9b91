package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.UnreadableImageException;
import io.intaglio.testkit.fuzz.FuzzTarget;
import io.intaglio.testkit.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Reads damaged ZIP files: damaged pictures in sound files, and fields of the format that say something else. */
public final class ZipFuzz implements FuzzTarget {

    private static final List<String> NAMES = List.of(
            "a/one.png",
            "b/two.bmp",
            "c.ppm",
            "../up.png",
            "/root.png",
            "",
            ".png",
            "a\u0000.png",
            "x".repeat(300) + ".png",
            "d/",
            "d//e.PNG");

    private final Path file = Files.createTempFile("fuzz", ".zip");
    private final List<byte[]> pictures;

    /** Mutants of ZIP files with three pictures. */
    public ZipFuzz() throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        pictures = List.of(
                Files.readAllBytes(TestFiles.picture(folder.resolve("p.png"), 6, 4, 3)),
                Files.readAllBytes(TestFiles.picture(folder.resolve("p.bmp"), 6, 4, 3)),
                Files.readAllBytes(TestFiles.picture(folder.resolve("p.ppm"), 6, 4, 3)));
    }

    @Override
    public byte[] mutant(SplitMix64 random) {
        byte[] mutant = new Writer(random).file(pictures);
        return random.nextInt(8) == 0 ? Mutations.bytes(mutant, random) : mutant;
    }

    /** Writes a ZIP file (PKWARE's APPNOTE.TXT, 4.3) in which up to two of its numbers are others. */
    private static final class Writer {

        private static final int FIELDS = 100;

        private final SplitMix64 random;
        private final List<Integer> wrong;
        private int fields;

        Writer(SplitMix64 random) {
            this.random = random;
            int count = random.nextInt(3);
            this.wrong =
                    count == 0 ? List.of() : List.of(random.nextInt(FIELDS), count == 1 ? -1 : random.nextInt(FIELDS));
        }

        byte[] file(List<byte[]> pictures) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream directory = new ByteArrayOutputStream();
            for (int i = 0; i < pictures.size(); i++) {
                byte[] name = (random.nextInt(6) == 0 ? Mutations.one(NAMES, random) : NAMES.get(i))
                        .getBytes(StandardCharsets.UTF_8);
                byte[] picture = random.nextInt(3) == 0 ? Mutations.bytes(pictures.get(i), random) : pictures.get(i);
                boolean stored = random.nextBoolean();
                byte[] data = stored ? picture : deflated(picture);
                int offset = out.size();
                CRC32 crc = new CRC32();
                crc.update(picture);
                number(out, 0x04034b50, 4);
                common(out, stored, crc.getValue(), data.length, picture.length, name.length);
                out.writeBytes(name);
                out.writeBytes(data);
                number(directory, 0x02014b50, 4);
                number(directory, 20, 2);
                common(directory, stored, crc.getValue(), data.length, picture.length, name.length);
                number(directory, 0, 2); // comment
                number(directory, 0, 2); // disk
                number(directory, 0, 2);
                number(directory, 0, 4); // attributes
                number(directory, offset, 4);
                directory.writeBytes(name);
            }
            int begin = out.size();
            out.writeBytes(directory.toByteArray());
            number(out, 0x06054b50, 4);
            number(out, 0, 2);
            number(out, 0, 2);
            number(out, pictures.size(), 2);
            number(out, pictures.size(), 2);
            number(out, directory.size(), 4);
            number(out, begin, 4);
            number(out, 0, 2);
            return out.toByteArray();
        }

        private void common(
                ByteArrayOutputStream out, boolean stored, long crc, int packed, int unpacked, int nameLength) {
            number(out, 20, 2);
            number(out, 0, 2); // flags
            number(out, stored ? 0 : 8, 2);
            number(out, 0, 2); // time
            number(out, 0x21, 2);
            number(out, crc, 4);
            number(out, packed, 4);
            number(out, unpacked, 4);
            number(out, nameLength, 2);
            number(out, 0, 2); // extra field
        }

        private void number(ByteArrayOutputStream out, long right, int size) {
            byte[] bytes = new byte[size];
            Mutations.put(bytes, 0, wrong.contains(fields++) ? Mutations.number(random) : right, size, true);
            out.writeBytes(bytes);
        }

        private static byte[] deflated(byte[] data) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(data);
            deflater.finish();
            byte[] packed = new byte[data.length + 100];
            int length = deflater.deflate(packed);
            deflater.end();
            return Arrays.copyOf(packed, length);
        }
    }

    @Override
    public void read(byte[] mutant) throws IOException {
        Files.write(file, mutant);
        try (Source source = new ZipSourceProvider().open(file.toString())) {
            Examples.check(source);
        }
    }

    @Override
    public boolean documented(Exception thrown) {
        return thrown instanceof InvalidInputException || thrown instanceof UnreadableImageException;
    }
}
