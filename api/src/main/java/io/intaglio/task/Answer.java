package io.intaglio.task;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * The kind of {@link Result} that a task gives. It is known before a run, so that files can be named and checked.
 *
 * @param kind which
 * @param columns of a table
 * @param extension of a file, without the point
 * @since 0.1
 */
@Incubating
public record Answer(Kind kind, List<String> columns, String extension) {

    /** The kinds of results. */
    public enum Kind {
        /** {@link Result.Image}. */
        PICTURE,
        /** {@link Result.Images}. */
        PICTURES,
        /** {@link Result.Table}. */
        TABLE,
        /** {@link Result.File}. */
        FILE
    }

    /** One picture, the answer to the picture to work on. */
    public static final Answer PICTURE = new Answer(Kind.PICTURE, List.of(), "");

    /** New pictures. */
    public static final Answer PICTURES = new Answer(Kind.PICTURES, List.of(), "");

    public Answer {
        columns = List.copyOf(columns);
    }

    /** Returns the kind for a table with these columns. */
    public static Answer table(List<String> columns) {
        return new Answer(Kind.TABLE, columns, "");
    }

    /** Returns the kind for a file with this extension. */
    public static Answer file(String extension) {
        return new Answer(Kind.FILE, List.of(), extension);
    }
}
