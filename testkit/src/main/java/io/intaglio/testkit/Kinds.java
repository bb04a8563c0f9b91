package io.intaglio.testkit;

import io.intaglio.task.Answer;
import io.intaglio.task.Result;

/** Kinds of answers. */
final class Kinds {

    private Kinds() {}

    static Answer.Kind of(Result result) {
        if (result instanceof Result.Image) {
            return Answer.Kind.PICTURE;
        }
        if (result instanceof Result.Images) {
            return Answer.Kind.PICTURES;
        }
        return result instanceof Result.Table ? Answer.Kind.TABLE : Answer.Kind.FILE;
    }
}
