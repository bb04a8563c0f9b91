package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
                new ItgEncoder(MODEL).encode(DrawnPixels.of(530, 20, 1, 5), 130, 0));
        int pictures = 0;
        for (int i = from; i < to; i++) {
            byte[] mutant = mutant(files.get(i % files.size()), new SplitMix64(i));
            try {
                ItgPixels pixels = new ItgDecoder(MODEL).decode(mutant);
                assertThat(pixels.data()).hasSize(pixels.width() * pixels.height() * pixels.channels());
                pictures++;
            } catch (ItgException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(pictures).as("mutants whose damage shows nowhere").isBetween((to - from) / 10, to - from);
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
        return Contents.write(header, groups);
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
