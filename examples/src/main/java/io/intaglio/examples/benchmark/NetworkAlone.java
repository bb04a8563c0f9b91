package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Pictures;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Prints how long a network takes for so many passes, one picture each: the passes one after another on all processors,
 * or each on one and as many at once as there are processors, whichever is faster.
 */
final class NetworkAlone {

    private static final Pattern LINE = Pattern.compile("(?m)^the network alone: (\\d+\\.\\d+) s$");

    /** Different pictures; they are taken again and again. */
    private static final int PICTURES = 50;

    private NetworkAlone() {}

    /**
     * Runs the network.
     *
     * @param arguments {@code PLATE FOLDER COUNT}; the folder has 0.png, 1.png and so on
     */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[2]);
        try (Intaglio intaglio = Intaglio.open();
                Model model = intaglio.open(Path.of(arguments[0]))) {
            List<ImageBatch> pictures = new ArrayList<>();
            for (int i = 0; i < Math.min(PICTURES, count); i++) {
                pictures.add(Pictures.read(Path.of(arguments[1], i + ".png")).pixels());
            }
            Autoencoder all = model.autoencoder();
            Autoencoder one = all.onThreads(1);
            passes(all, pictures, IntStream.range(0, PICTURES));
            passes(one, pictures, IntStream.range(0, PICTURES).parallel());
            double inTurn = passes(all, pictures, IntStream.range(0, count));
            double atOnce = passes(one, pictures, IntStream.range(0, count).parallel());
            System.out.printf(Locale.ROOT, "the network alone: %.3f s%n", Math.min(inTurn, atOnce));
        }
    }

    private static double passes(Autoencoder model, List<ImageBatch> pictures, IntStream turns) {
        long begin = System.nanoTime();
        turns.forEach(i -> model.apply(pictures.get(i % pictures.size()), Condition.NONE));
        return (System.nanoTime() - begin) / 1e9;
    }

    /** What {@link #main} printed, among whatever else was said. */
    static double seconds(String said) {
        Matcher line = LINE.matcher(said);
        if (!line.find()) {
            throw new InvalidInputException("the network alone gave no time; it said:\n" + said);
        }
        return Double.parseDouble(line.group(1));
    }
}
