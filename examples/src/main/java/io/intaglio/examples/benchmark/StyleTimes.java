package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Resampling;
import io.intaglio.spi.EngineOptions;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long the included plates for style transfer take for pictures of several sizes, after start-up. Pictures
 * and styles are drawn. A first run of each size does not count.
 */
public final class StyleTimes {

    private static final int RUNS = 5;
    private static final long GIBIBYTE = 1L << 30;

    /** A plate, a size of the picture, and a number of runs. */
    private record Subject(String plate, int width, int height, int runs) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("stylize-fast", 256, 256, RUNS),
            new Subject("stylize-fast", 512, 512, RUNS),
            new Subject("stylize-fast", 2304, 1728, RUNS),
            new Subject("stylize", 256, 256, 1),
            new Subject("stylize", 384, 384, 1));

    private StyleTimes() {}

    /**
     * Runs the benchmark within 1 GiB. Java's heap must be smaller than that ({@code -Xmx500m}).
     *
     * @param arguments {@code [PLATE]}: only this plate
     */
    public static void main(String[] arguments) throws IOException {
        try (Intaglio intaglio = Intaglio.builder()
                        .engine(new EngineOptions().maxMemory(GIBIBYTE))
                        .open();
                Source scenes = intaglio.source("demo:scenes,count=1,size=512,seed=5");
                Source strokes = intaglio.source("demo:strokes,count=1,size=512,seed=5")) {
            ImageBatch scene = scenes.get(0).image();
            ImageBatch style = strokes.get(0).image();
            for (Subject subject : SUBJECTS) {
                if (arguments.length > 0 && !arguments[0].equals(subject.plate())) {
                    continue;
                }
                try (Model model = intaglio.open(subject.plate())) {
                    Picture content = Picture.of(Resampling.resize(scene, subject.height(), subject.width()));
                    double seconds = median(model, content, Picture.of(style), subject.runs());
                    System.out.printf(
                            Locale.ROOT,
                            "%-12s %4dx%-4d  %.2f s (median of %d)%n",
                            subject.plate(),
                            subject.width(),
                            subject.height(),
                            seconds,
                            subject.runs());
                }
            }
        }
    }

    private static double median(Model model, Picture content, Picture style, int runs) {
        Map<String, Picture> inputs = Map.of(Inputs.IMAGE, content, "style", style);
        List<Double> seconds = new ArrayList<>();
        for (int i = runs == 1 ? 1 : 0; i <= runs; i++) {
            long begin = System.nanoTime();
            model.run(inputs, Settings.empty());
            if (i > 0) {
                seconds.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return Stopwatch.median(seconds);
    }
}
