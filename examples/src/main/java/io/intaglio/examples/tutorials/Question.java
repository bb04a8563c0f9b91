package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import java.io.IOException;

/** A question that readers of tutorials ask, answered by a small training. */
interface Question {

    /**
     * Trains and measures.
     *
     * @param arguments of the program
     * @param sheet to which the answer may add a row of twelve pictures of 28x28 pixels
     */
    TutorialResults.Table ask(Intaglio intaglio, RunnerArguments arguments, Sheet sheet) throws IOException;
}
