package io.intaglio.task;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * The kind of a task's {@link Result}. It is known before a run, so that output files can be named and checked in
 * advance.
 *
 * @param kind the type of the result
 * @param columns names of the columns of a table; empty for other kinds
 * @param extension extension of a file, without the dot; empty for other kinds
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

    /** One picture: the new version of the input picture. */
    public static final Answer PICTURE = new Answer(Kind.PICTURE, List.of(), "");

    /** New pictures. */
    public static final Answer PICTURES = new Answer(Kind.PICTURES, List.of(), "");

    public Answer {
        columns = List.copyOf(columns);
    }

    /** Returns the answer for a table with these columns. */
    public static Answer table(List<String> columns) {
        return new Answer(Kind.TABLE, columns, "");
    }

    /** Returns the answer for a file with this extension, without the dot. */
    public static Answer file(String extension) {
        return new Answer(Kind.FILE, List.of(), extension);
    }
}
