package io.intaglio.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the command takes for one picture, from prompt to prompt: {@code intaglio run} with a denoiser of
 * the default size on a PNG of 256x256. The first run, which fetches and extracts what is missing, does not count.
 */
public final class RunOnePicture {

    private RunOnePicture() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code [LAUNCHER [RUNS]]}, {@code cli/target/intaglio/bin/intaglio} and 5 unless given
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments.length > 0 ? arguments[0] : "cli/target/intaglio/bin/intaglio");
        measure(launcher, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
    }

    /** The median, in seconds. */
    static double measure(Path launcher, int runs) throws IOException, InterruptedException {
        try (RunningKit kit = new RunningKit()) {
            Path plate = kit.denoiser("medium");
            Path picture = kit.picture("in/picture.png", 1);
            Path out = kit.path("out.png");
            RunningKit.run(launcher, plate, picture, out);
            List<Double> seconds = new ArrayList<>();
            while (seconds.size() < runs) {
                kit.remove("out.png");
                seconds.add(RunningKit.run(launcher, plate, picture, out));
            }
            System.out.printf(
                    Locale.ROOT,
                    "intaglio run on 256x256: median of %d %.2f s, each %s%n",
                    runs,
                    Stopwatch.median(seconds),
                    seconds.stream()
                            .map(each -> String.format(Locale.ROOT, "%.2f", each))
                            .toList());
            return Stopwatch.median(seconds);
        }
    }
}
