package io.intaglio.djl.spi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.Incubating;
import java.util.List;
import java.util.Optional;

/**
 * The inputs of a term: one batch on its way through the network. Arrays are (batch, channels, height, width), laid out
 * channels-last in memory, or (batch, length). They stay valid until the backward pass has ended; do not close them.
 *
 * @since 0.1
 */
@Incubating
public interface TermInputs {

    /** Returns what went in. */
    NDArray input();

    /** Returns what should come out. */
    NDArray target();

    /** Returns by what each number's error counts, shaped as the target; empty where all count alike. */
    Optional<NDArray> weight();

    /** Returns what came out. */
    NDArray output();

    /**
     * Returns what passed a place: {@code code} for the code without chance, a tap, or the answer of a head.
     *
     * @throws io.intaglio.config.InvalidInputException if there is no such place
     */
    NDArray at(String place);

    /** Returns the class of each example, -1 where it is not known; empty where the training knows of no classes. */
    List<Integer> labels();

    /**
     * Returns the rows of each view of the examples apart: as many arrays as a term may compare, with the examples in
     * the same order in each.
     *
     * @param rows an array of this batch, (batch, ...)
     */
    List<NDArray> byView(NDArray rows);

    /**
     * Returns what a head should answer, (batch, ...).
     *
     * @throws io.intaglio.config.InvalidInputException if the task gives none for this head
     */
    NDArray answer(String head);

    /**
     * Returns what a part of the term makes of something. In {@link DjlTermProvider#loss} parts that learn against the
     * network are frozen; in {@link DjlTermProvider#opposing} they learn. Gradients flow to {@code x} in either case.
     *
     * @param part by its name
     */
    NDArray through(String part, NDArray x);

    /** Returns the steps taken before, from 0. */
    long step();

    /** Returns the manager that owns what is made on the way. */
    NDManager manager();
}
