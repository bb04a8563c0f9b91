package io.intaglio.cli;

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

    /** A line that is to stay. */
    void said(String line);

    @Override
    void close();
}
