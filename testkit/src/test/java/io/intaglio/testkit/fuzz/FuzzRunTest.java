package io.intaglio.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.SplitMix64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fuzzer that finds nothing must be able to find something. */
class FuzzRunTest {

    @TempDir
    Path folder;

    /** Readers with a fault each, which the seventh mutant meets. */
    abstract static class Faulty implements FuzzTarget {

        private int number;

        @Override
        public byte[] mutant(SplitMix64 random) {
            return new byte[] {(byte) number++};
        }

        @Override
        public void read(byte[] mutant) throws Exception {
            if (mutant[0] == 6) {
                fail();
            }
            if (mutant[0] % 2 == 0) {
                throw new IOException("as documented");
            }
        }

        abstract void fail() throws Exception;

        @Override
        public boolean documented(Exception thrown) {
            return thrown instanceof IOException;
        }
    }

    /** Throws what no documentation names. */
    public static final class Undocumented extends Faulty {

        @Override
        void fail() {
            throw new IndexOutOfBoundsException("7");
        }
    }

    /** Throws what is documented and says nothing. */
    public static final class Silent extends Faulty {

        @Override
        void fail() throws IOException {
            throw new IOException();
        }
    }

    /** Takes more than its memory, and wraps that. */
    public static final class Greedy extends Faulty {

        @Override
        @SuppressWarnings("ModifiedButNotUsed") // it is there to fill the memory
        void fail() throws IOException {
            List<byte[]> all = new ArrayList<>();
            try {
                while (true) {
                    all.add(new byte[1 << 20]);
                }
            } catch (OutOfMemoryError e) {
                all.clear();
                throw new IOException("too large", e);
            }
        }
    }

    /** Never ends. */
    public static final class Endless extends Faulty {

        @Override
        void fail() throws InterruptedException {
            Thread.sleep(600_000);
        }
    }

    /** Has no fault before the seventh. */
    public static final class Sound extends Faulty {

        @Override
        void fail() {}
    }

    private String run(Class<?> target, int expected) throws Exception {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Dfuzz.seconds=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzRun.class.getName(),
                        target.getName(),
                        "20",
                        "1",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(exit).as(text).isEqualTo(expected);
        return text;
    }

    @Test
    void whatIsNotDocumentedIsFoundAndKept() throws Exception {
        assertThat(run(Undocumented.class, 1)).contains("mutant 6 of seed 1", "IndexOutOfBoundsException");
        assertThat(folder.resolve("Undocumented-1-6.bin")).hasBinaryContent(new byte[] {6});
    }

    @Test
    void silenceHungerAndHangsAreFound() throws Exception {
        assertThat(run(Silent.class, 1)).contains("mutant 6 of seed 1");
        assertThat(run(Greedy.class, 1)).contains("mutant 6 of seed 1", "OutOfMemoryError");
        assertThat(run(Endless.class, 1)).contains("mutant 6 of seed 1", "not read within 2 seconds");
    }

    @Test
    void whatIsSoundPasses() throws Exception {
        assertThat(run(Sound.class, 0)).contains("10 accepted, 10 refused");
    }
}
