package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How long the command takes for one picture, from the prompt to the prompt: {@code intaglio run} with a denoiser of the default
 * size on a PNG of 256x256. The first run, which fetches and extracts what is missing, does not count.
 */
public final class RunOnePicture {

    private RunOnePicture() {}

    /** @param arguments {@code [LAUNCHER [RUNS]]}, {@code cli/target/intaglio/bin/intaglio} and 5 unless given */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments.length > 0 ? arguments[0] : "cli/target/intaglio/bin/intaglio");
        measure(launcher, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
    }

    /** The median, in seconds. */
    static double measure(Path launcher, int runs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("intaglio-run");
        try {
            Path plate = folder.resolve("denoiser.plate");
            Path picture = folder.resolve("picture.png");
            prepare(plate, picture);
            List<String> command = List.of(
                    launcher.toString(),
                    "run",
                    plate.toString(),
                    picture.toString(),
                    "-o",
                    folder.resolve("out.png").toString());
            run(command, folder);
            List<Double> seconds = new ArrayList<>();
            while (seconds.size() < runs) {
                long begin = System.nanoTime();
                run(command, folder);
                seconds.add((System.nanoTime() - begin) / 1e9);
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
        } finally {
            File[] files = folder.toFile().listFiles();
            for (File file : files == null ? new File[0] : files) {
                Files.delete(file.toPath());
            }
            Files.delete(folder);
        }
    }

    /** A plate that learned for a moment takes as long to run as one that learned for a week. */
    private static void prepare(Path plate, Path picture) throws IOException {
        try (Intaglio intaglio = Intaglio.open()) {
            intaglio.train("denoise")
                    .data("demo:leaves,count=8,size=64")
                    .set("crop", 32)
                    .set("batch", 2)
                    .steps(2)
                    .run()
                    .plate()
                    .write(plate);
        }
        float[] noise = new float[256 * 256 * 3];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        Pictures.write(Picture.of(ImageBatch.wrap(1, 256, 256, 3, noise)), picture);
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("out.png"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new InvalidInputException(command + " failed; it said:\n" + said);
        }
    }
}
