package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.metric.Psnr;
import io.intaglio.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Trains a denoiser on drawn leaves, writes it to a plate, and cleans a picture with the plate read again. */
public final class DenoiseLeaves {

    private DenoiseLeaves() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [STEPS [FOLDER]]}, 400 and the present folder unless given
     */
    public static void main(String[] arguments) throws IOException {
        runExample(arguments);
    }

    static Path runExample(String[] arguments) throws IOException {
        long steps = arguments.length > 0 ? Long.parseLong(arguments[0]) : 400;
        Path folder = Files.createDirectories(Path.of(arguments.length > 1 ? arguments[1] : "."));
        Path file = folder.resolve("leaves.plate");
        try (Intaglio intaglio = Intaglio.open();
                Source leaf = intaglio.source("demo:leaves,count=1,size=128,seed=2")) {
            intaglio.train("denoise")
                    .data("demo:leaves,count=100,size=128,seed=1")
                    .set("sigma", "5..50")
                    .set("batch", 8)
                    .set("crop", 48)
                    .steps(steps)
                    .listener(DenoiseLeaves::everyHundred)
                    .run()
                    .plate()
                    .write(file);
            try (Model model = intaglio.open(file)) {
                ImageBatch clean = leaf.get(0).image();
                ImageBatch noisy =
                        model.task().pair(leaf.get(0), new SplitMix64(7)).input();
                Picture cleaned = model.run(Picture.of(noisy), Settings.empty());
                Pictures.write(Picture.of(noisy), folder.resolve("noisy.png"));
                Pictures.write(cleaned, folder.resolve("cleaned.png"));
                System.out.printf(
                        Locale.ROOT,
                        "noisy %.2f dB, cleaned %.2f dB%n",
                        Psnr.of(clean, noisy),
                        Psnr.of(clean, cleaned.pixels()));
            }
        }
        return file;
    }

    private static void everyHundred(TrainingEvent event) {
        if (event instanceof TrainingEvent.Stepped stepped && stepped.progress().step() % 100 == 0) {
            System.out.printf(
                    Locale.ROOT,
                    "step %d: loss %.5f, %.0f images/s%n",
                    stepped.progress().step(),
                    stepped.progress().loss(),
                    stepped.progress().speed().imagesPerSecond());
        }
    }
}
