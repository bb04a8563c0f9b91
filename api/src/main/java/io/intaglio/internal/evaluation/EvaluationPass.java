package io.intaglio.internal.evaluation;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.EvaluationListener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The results for the examples of a source, in order.
 *
 * @param rows of each example that could be read
 * @param skipped how many could not
 */
public record EvaluationPass<R>(List<R> rows, long skipped) {

    /** What is made of an example. */
    @FunctionalInterface
    interface Work<R> {

        /** @param index of the example */
        R of(Example example, long index) throws IOException;
    }

    /**
     * Goes through a source. What cannot be read, or is too large for Java's memory, is told of and left out.
     *
     * @throws InvalidInputException if nothing is left
     */
    static <R> EvaluationPass<R> over(Source data, EvaluationListener listener, Work<R> work) throws IOException {
        List<R> rows = new ArrayList<>();
        long skipped = 0;
        IOException last = null;
        for (long index = 0; index < data.size(); index++) {
            String name = data.name(index);
            try {
                Example example = data.get(index);
                name = example.name();
                rows.add(work.of(example, index));
            } catch (IOException | OutOfMemoryError e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the evaluation was interrupted at " + name);
                }
                skipped++;
                last = e instanceof IOException unread
                        ? unread
                        : new IOException(name + " is too large for Java's memory (-Xmx)", e);
                listener.skipped(last);
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(
                    "none of the " + data.size() + " images can be read"
                            + (last == null ? "" : "; " + last.getMessage()),
                    last);
        }
        return new EvaluationPass<>(rows, skipped);
    }
}
