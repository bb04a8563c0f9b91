package io.intaglio.testkit.fuzz;

import io.intaglio.data.SplitMix64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a {@link FuzzTarget} in a Java machine of its own, whose heap is the cap of memory:
 * {@code TARGET MUTANTS SEED FOLDER}. It ends with 0 if every mutant was read rightly or refused in a documented way;
 * otherwise the mutant lies in the folder.
 */
final class FuzzRun {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);

    private final FuzzTarget target;
    private final long seed;
    private final Path folder;
    private int accepted;
    private int refused;

    private FuzzRun(FuzzTarget target, long seed, Path folder) {
        this.target = target;
        this.seed = seed;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        FuzzTarget target = Class.forName(arguments[0])
                .asSubclass(FuzzTarget.class)
                .getConstructor()
                .newInstance();
        FuzzRun run = new FuzzRun(target, Long.parseLong(arguments[2]), Path.of(arguments[3]));
        boolean passed = run.all(Integer.parseInt(arguments[1]));
        System.out.println(run.accepted + " accepted, " + run.refused + " refused");
        // Readers may have left threads behind.
        System.exit(passed ? 0 : 1);
    }

    private boolean all(int mutants) throws Exception {
        ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "reader of mutants");
            thread.setDaemon(true);
            return thread;
        });
        for (int number = 0; number < mutants; number++) {
            byte[] mutant = target.mutant(SplitMix64.at(seed, number));
            Thread[] thread = new Thread[1];
            Future<Throwable> reading = reader.submit(() -> {
                thread[0] = Thread.currentThread();
                return read(mutant);
            });
            Throwable wrong;
            try {
                wrong = reading.get(SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                wrong = new AssertionError(
                        "not read within " + SECONDS + " seconds: " + Arrays.toString(thread[0].getStackTrace()));
            }
            if (wrong != null) {
                report(number, mutant, wrong);
                return false;
            }
        }
        return true;
    }

    /** Returns what must not be, or null. */
    private Throwable read(byte[] mutant) {
        try {
            target.read(mutant);
            accepted++;
            return null;
        } catch (Exception e) {
            if (target.documented(e) && !outOfMemory(e) && e.getMessage() != null) {
                refused++;
                return null;
            }
            return e;
        } catch (Error e) {
            return e;
        }
    }

    private static boolean outOfMemory(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }

    private void report(int number, byte[] mutant, Throwable wrong) throws IOException {
        Path kept = folder.resolve(target.getClass().getSimpleName() + "-" + seed + "-" + number + ".bin");
        Files.write(Files.createDirectories(folder).resolve(kept.getFileName()), mutant);
        System.out.println("mutant " + number + " of seed " + seed + ", kept in " + kept);
        wrong.printStackTrace(System.out);
    }
}
