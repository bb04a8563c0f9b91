package io.intaglio.examples.tutorials;

import io.intaglio.config.InvalidInputException;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A program that answers a question by a small training. Its name is that of its page in {@code docs/examples}. */
interface Runner {

    /** Returns the name: kebab-case ASCII. */
    String name();

    /**
     * Trains and measures.
     *
     * @param arguments of the program; pictures go into its folder
     */
    TutorialResults run(RunnerArguments arguments) throws IOException;

    /** Runs the program from the command line: a wrong argument ends it with a message and exit code 2. */
    default void start(String... words) throws IOException {
        try {
            runExample(words);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Runs the program, prints its figures, and writes them as JSON into the folder of its pictures. */
    default TutorialResults runExample(String... words) throws IOException {
        RunnerArguments arguments = RunnerArguments.parse(getClass().getSimpleName(), name(), words);
        Files.createDirectories(arguments.out());
        long start = System.nanoTime();
        TutorialResults findings = run(arguments);
        System.out.println(findings.markdown());
        System.out.printf(
                Locale.ROOT,
                "%.0f s; pictures and numbers are in %s%n",
                (System.nanoTime() - start) / 1e9,
                arguments.out());
        Path file = arguments.out().resolve(name() + ".json");
        Files.writeString(file, findings.json() + "\n", StandardCharsets.UTF_8);
        return findings;
    }

    /** Returns a listener that prints a line for each tenth of a training. */
    static TrainingListener progress(String what) {
        return event -> {
            if (event instanceof TrainingEvent.Stepped stepped) {
                long step = stepped.progress().step();
                long total = stepped.progress().position().total();
                if (step * 10 / total > (step - 1) * 10 / total) {
                    System.err.printf(
                            Locale.ROOT,
                            "%s: step %d of %d, loss %.5f, %.0f images/s%n",
                            what,
                            step,
                            total,
                            stepped.progress().loss(),
                            stepped.progress().speed().imagesPerSecond());
                }
            }
        };
    }
}
