package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.PluginException;
import io.intaglio.task.Answer;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.Task;
import java.util.List;

/** Checks that a task answers as it said it would, in finite numbers. */
public final class AnswerCheck {

    private AnswerCheck() {}

    /** The kind of an answer in words. */
    static String words(Answer answer) {
        return switch (answer.kind()) {
            case PICTURE -> "a picture";
            case PICTURES -> "pictures of its own";
            case TABLE -> "a table";
            case FILE -> "a file *." + answer.extension();
        };
    }

    static Result checked(Task task, String name, Answer said, Result result) {
        if (!fits(said, result)) {
            throw PluginException.fault(
                    task,
                    "the task " + name + " was to answer with " + words(said) + " and gave "
                            + (result == null ? "nothing" : result.getClass().getSimpleName()));
        }
        if (result instanceof Result.Images images) {
            images.images().forEach(image -> check(image.finite(), name));
        }
        if (result instanceof Result.Table table) {
            for (List<Double> row : table.rows()) {
                for (double number : row) {
                    check(Double.isFinite(number), name);
                }
            }
        }
        return result;
    }

    static RunCompletion.Completed checked(
            Task task, String name, Result.Table given, RunCompletion.Completed completed) {
        Result.Table table = completed.table();
        if (!table.columns().equals(given.columns())
                || table.rows().size() != given.rows().size()) {
            throw PluginException.fault(
                    task, "the task " + name + " was to complete a table and gave one of other columns or rows");
        }
        checked(task, name, Answer.table(given.columns()), table);
        return completed;
    }

    private static boolean fits(Answer said, Result result) {
        return switch (said.kind()) {
            case PICTURE -> result instanceof Result.Image;
            case PICTURES -> result instanceof Result.Images;
            case TABLE ->
                result instanceof Result.Table table && table.columns().equals(said.columns());
            case FILE ->
                result instanceof Result.File file && file.blob().extension().equals(said.extension());
        };
    }

    private static void check(boolean finite, String name) {
        if (!finite) {
            throw new InvalidInputException("the task " + name
                    + " answered with numbers that are not finite; the plate's training may have diverged");
        }
    }
}
