package io.intaglio.cli;

import io.intaglio.train.Advice;
import io.intaglio.train.Progress;
import io.intaglio.train.Validation;

/** Shows how a training goes. */
interface ProgressView extends AutoCloseable {

    /** Before the first step. */
    void started();

    /** After each step. */
    void stepped(Progress progress);

    /** After each look at held-out data. */
    void validated(Validation validation);

    /** Something that a person should know. */
    void advised(Advice advice);

    @Override
    void close();
}
