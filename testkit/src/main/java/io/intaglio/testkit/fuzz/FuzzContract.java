package io.intaglio.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The contract of readers: damaged bytes are rejected in a documented way or read correctly, within bounded time and
 * memory: some hundred mutants at every build, ten thousand among the slow tests. {@code -Dfuzz.seed=N} and
 * {@code -Dfuzz.mutants=N} try others.
 *
 * @since 0.1
 */
public abstract class FuzzContract {

    private static final Pattern TALLY = Pattern.compile("(\\d+) accepted, (\\d+) refused");

    /** The heap of the Java machine that reads the mutants, in MiB: the cap of memory. */
    private final int heap;

    private final Class<? extends FuzzTarget> target;

    protected FuzzContract(Class<? extends FuzzTarget> target, int heapMebibytes) {
        this.target = target;
        this.heap = heapMebibytes;
    }

    @Test
    public void some_hundred_mutants_are_refused_or_read_rightly() throws Exception {
        run(300, 1, 5);
    }

    @Test
    @Tag("slow")
    public void ten_thousand_mutants_are_refused_or_read_rightly() throws Exception {
        run(Integer.getInteger("fuzz.mutants", 10_000), Long.getLong("fuzz.seed", 2), 60);
    }

    private void run(int mutants, long seed, int minutes) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "fuzz"));
        Path said = folder.resolve(target.getSimpleName() + "-" + seed + ".txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzRun.class.getName(),
                        target.getName(),
                        Integer.toString(mutants),
                        Long.toString(seed),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(minutes, TimeUnit.MINUTES)).as("it ends").isTrue();
            check(process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Were all refused, or none, the mutants would be all nonsense, or all sound. */
    private static void check(int exit, String said) {
        assertThat(exit).as(said).isZero();
        Matcher tally = TALLY.matcher(said);
        assertThat(tally.find()).as(said).isTrue();
        assertThat(Integer.parseInt(tally.group(1))).as(said).isPositive();
        assertThat(Integer.parseInt(tally.group(2))).as(said).isPositive();
    }
}
