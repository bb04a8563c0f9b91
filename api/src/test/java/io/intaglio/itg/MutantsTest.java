package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.Metadata;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are wrong behind checksums that are right: a picture or the documented error, nothing else. */
class MutantsTest {

    private static final ItgModel MODEL =
            new ItgFitting(List.of(DrawnPixels.of(64, 64, 3, 1), DrawnPixels.of(48, 48, 3, 2))).fit();

    @Test
    void a_thousand_mutants_give_a_picture_or_the_documented_error() throws Exception {
        mutants(0, 1000);
    }

    @Test
    @Tag("slow")
    void ten_thousand_mutants_give_a_picture_or_the_documented_error() throws Exception {
        mutants(1000, 11_000);
    }

    private static void mutants(int from, int to) throws Exception {
        List<byte[]> files = List.of(
                new ItgEncoder(MODEL).encode(DrawnPixels.of(60, 40, 3, 3), 100, 0),
                new ItgEncoder(MODEL).encode(DrawnPixels.of(30, 50, 1, 4), 120, 0),
                new ItgEncoder(MODEL).encode(DrawnPixels.of(530, 20, 1, 5), 130, 0),
                new ItgEncoder(MODEL)
                        .prepare(DrawnPixels.of(40, 30, 3, 6), extras())
                        .encode(110, 0, 1));
        ItgDecoder decoder = new ItgDecoder(MODEL);
        int pictures = 0;
        for (int i = from; i < to; i++) {
            byte[] mutant = mutant(files.get(i % files.size()), new SplitMix64(i));
            pictures += read(mutant, decoder::decode);
            read(mutant, file -> ItgPixels.of(decoder.picture(file).pixels()));
            read(mutant, decoder::preview);
            read(mutant, file -> decoder.decode(file, new ItgRegion(0, 0, 1, 1)));
        }
        assertThat(pictures).as("mutants whose damage shows nowhere").isBetween((to - from) / 10, to - from);
    }

    private static ItgExtras extras() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};
        return ItgExtras.none()
                .with(Metadata.empty().withExif(exif).withXmp(new byte[] {'<', 'x', '/', '>'}))
                .withProfile(new byte[200])
                .withAlpha(DrawnPixels.of(40, 30, 1, 7));
    }

    /** A way to read a file. */
    private interface Reading {
        ItgPixels read(byte[] file) throws ItgException;
    }

    /** Returns 1 for a picture, 0 for the documented error. */
    private static int read(byte[] file, Reading reading) {
        try {
            ItgPixels pixels = reading.read(file);
            assertThat(pixels.data()).hasSize(pixels.width() * pixels.height() * pixels.channels());
            return 1;
        } catch (ItgException e) {
            assertThat(e.getMessage()).isNotBlank();
            return 0;
        }
    }

    private static byte[] mutant(byte[] file, SplitMix64 random) throws ItgException {
        Contents contents = Contents.read(file);
        ItgHeader header = contents.header();
        List<Sections> groups = new ArrayList<>();
        for (int i = 0; i < contents.low().size(); i++) {
            groups.add(new Sections(
                    section(file, contents.low().get(i), random),
                    section(file, contents.high().get(i), random)));
        }
        if (below(random, 8) == 0) {
            groups.add(groups.get(0));
        }
        if (below(random, 4) == 0) {
            header = new ItgHeader(
                    1 + below(random, below(random, 3) == 0 ? ItgHeader.LONGEST : 600),
                    1 + below(random, 600),
                    below(random, 2) == 0 ? 1 : 3,
                    below(random, Steps.MOST + 1),
                    below(random, 2) == 0,
                    header.model());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Contents.write(header, groups));
        for (int i = below(random, 4); i > 0 && header.extras(); i--) {
            chunk(out, random);
        }
        if (below(random, 2) == 0) {
            out.writeBytes(Arrays.copyOfRange(file, contents.end(), file.length));
        }
        return out.toByteArray();
    }

    /** Writes a chunk of any type with any content, as long as it says, mostly, and with the right checksum. */
    private static void chunk(ByteArrayOutputStream out, SplitMix64 random) {
        byte[] content = new byte[below(random, 300)];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) random.nextLong();
        }
        if (below(random, 2) == 0) {
            Deflater deflater = new Deflater();
            deflater.setInput(new byte[below(random, 5000)]);
            deflater.finish();
            deflater.deflate(content);
            deflater.end();
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        out.write(below(random, 7));
        Varint.write(out, content.length + (below(random, 9) == 0 ? below(random, 1000) : 0));
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (crc.getValue() >>> shift));
        }
        out.writeBytes(content);
    }

    private static byte[] section(byte[] file, Contents.Part part, SplitMix64 random) {
        byte[] bytes = Arrays.copyOfRange(file, part.from(), part.from() + part.length());
        switch (below(random, 5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, below(random, bytes.length + 1));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + below(random, 50));
            case 2 -> Arrays.fill(bytes, (byte) below(random, 256));
            default -> {
                for (int i = 0; i < 3 && bytes.length > 0; i++) {
                    bytes[below(random, bytes.length)] = (byte) below(random, 256);
                }
            }
        }
        return bytes;
    }

    private static int below(SplitMix64 random, int bound) {
        return (int) Long.remainderUnsigned(random.nextLong(), bound);
    }
}
