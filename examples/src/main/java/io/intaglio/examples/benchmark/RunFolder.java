package io.intaglio.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the command takes for a folder of pictures, and how long the network alone: {@code intaglio run}
 * with a small denoiser on PNGs of 256x256, from the prompt to the prompt, and in turns with it the same network in a
 * process that has read the pictures and compiled itself before. What counts is the median of the rounds' ratios.
 */
public final class RunFolder {

    private RunFolder() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code [LAUNCHER [ROUNDS [PICTURES]]]}: {@code cli/target/intaglio/bin/intaglio}, 5 and 1000
     *     unless given
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure(
                Path.of(arguments.length > 0 ? arguments[0] : "cli/target/intaglio/bin/intaglio"),
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000);
    }

    /** How many times the network's own time the command takes. */
    static double measure(Path launcher, int rounds, int pictures) throws IOException, InterruptedException {
        try (RunningKit kit = new RunningKit()) {
            Path plate = kit.denoiser("small");
            for (int i = 0; i < pictures; i++) {
                kit.picture("in/" + i + ".png", i);
            }
            Path first = kit.path("in/0.png");
            Path out = kit.path("out");
            RunningKit.run(launcher, plate, first, out);
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                kit.remove("out");
                double whole = RunningKit.run(launcher, plate, kit.path("in"), out);
                double network = networkAlone(plate, kit.path("in"), pictures);
                ratios.add(whole / network);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: intaglio run %.1f s, the network alone %.1f s, ratio %.2f%n",
                        round,
                        whole,
                        network,
                        whole / network);
            }
            double median = Stopwatch.median(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "intaglio run on %d pictures of 256x256: %.2f times the network alone (least %.2f, most %.2f)%n",
                    pictures,
                    median,
                    Collections.min(ratios),
                    Collections.max(ratios));
            return median;
        }
    }

    private static double networkAlone(Path plate, Path pictures, int count) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(TimedProcess.java("NetworkAlone"));
        command.addAll(List.of(plate.toString(), pictures.toString(), String.valueOf(count)));
        return NetworkAlone.seconds(
                TimedProcess.run(command, RunningKit.ENVIRONMENT).said());
    }
}
