package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.task.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;

/** Takes picture after picture through a model; one that fails is named, and the rest is done. */
final class RunJob {

    private static final int MANY = 3;

    private final Console console;
    private final Model model;
    private final Settings options;
    private final Masks masks;
    private final Set<String> told = new HashSet<>();
    private int failed;

    /** @param masks or null for none */
    RunJob(Console console, Model model, Settings options, Masks masks) {
        this.console = console;
        this.model = model;
        this.options = options;
        this.masks = masks;
    }

    int run(RunPlan plan) {
        int count = plan.steps().size();
        for (Path other : plan.others()) {
            console.say(
                    "intaglio: %s is left out: by its name it is no picture that can be read (name it alone to try)",
                    other);
        }
        try (ProgressBar bar = console.terminal() && count >= MANY
                ? ProgressBarView.bar(console, "pictures", "picture", count)
                : null) {
            for (RunPlan.Step step : plan.steps()) {
                one(step);
                if (bar != null) {
                    bar.step();
                }
            }
        }
        int done = count - failed;
        console.say(
                "%d %s done%s", done, done == 1 ? "picture" : "pictures", failed == 0 ? "" : ", " + failed + " failed");
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    private void one(RunPlan.Step step) {
        try {
            Picture picture = Pictures.read(step.input());
            for (String note : model.notes(picture)) {
                if (told.add(note)) {
                    console.say("note: %s", note);
                }
            }
            Picture result = model.run(roles(picture, step.input()), options);
            Files.createDirectories(step.output().toAbsolutePath().getParent());
            Pictures.write(result, step.output());
        } catch (IOException e) {
            fail(step, Failures.sentence(e));
        } catch (InvalidInputException e) {
            fail(step, e.getMessage());
        } catch (OutOfMemoryError e) {
            fail(step, "there is not enough memory for it; give Java more (INTAGLIO_OPTS=-Xmx4g), or make it smaller");
        }
    }

    private Map<String, Picture> roles(Picture picture, Path file) throws IOException {
        return masks == null
                ? Map.of(Inputs.IMAGE, picture)
                : Map.of(Inputs.IMAGE, picture, Inputs.MASK, masks.of(file));
    }

    private void fail(RunPlan.Step step, String reason) {
        failed++;
        String name = step.input().getFileName().toString();
        console.say("intaglio: %s%s", reason.contains(name) ? "" : step.input() + ": ", reason);
    }
}
