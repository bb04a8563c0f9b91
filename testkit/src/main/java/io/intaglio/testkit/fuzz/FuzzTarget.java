package io.intaglio.testkit.fuzz;

import io.intaglio.data.SplitMix64;

/**
 * A reader of strangers' bytes, and a way to damage what it reads. Mutants are made right again on the outside
 * (digests, checksums, lengths), so that the damage reaches the code behind those checks. Needs a constructor without
 * arguments; used by one thread.
 *
 * @since 0.1
 */
public interface FuzzTarget {

    /** Returns damaged bytes; the same state of the generator gives the same bytes. */
    byte[] mutant(SplitMix64 random) throws Exception;

    /**
     * Reads a mutant.
     *
     * @throws AssertionError if the result is wrong
     * @throws Exception as the reader throws it
     */
    void read(byte[] mutant) throws Exception;

    /** Returns whether a reader may answer so: an error of the kind that its documentation names. */
    boolean documented(Exception thrown);
}
