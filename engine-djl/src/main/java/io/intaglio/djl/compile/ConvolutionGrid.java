package io.intaglio.djl.compile;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.ConvolutionProof.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A few convolutions of the kinds that networks are made of, computed in every direction and layout: what {@code
 * doctor} looks at.
 */
public final class ConvolutionGrid {

    private static final List<Convolution> CASES = Stream.concat(
                    plain(),
                    Stream.of(
                            new Convolution(48, 48, 3, 1, 2, 2, 1, false), new Convolution(3, 6, 3, 1, 4, 4, 3, false)))
            .toList();

    private ConvolutionGrid() {}

    private static Stream<Convolution> plain() {
        return Stream.of(
                        new int[] {1, 1, 3, 1, 1},
                        new int[] {1, 32, 3, 1, 1},
                        new int[] {32, 1, 3, 1, 1},
                        new int[] {3, 32, 3, 1, 1},
                        new int[] {32, 3, 3, 1, 1},
                        new int[] {12, 64, 3, 1, 1},
                        new int[] {64, 12, 3, 1, 1},
                        new int[] {32, 32, 3, 1, 1},
                        new int[] {48, 48, 3, 1, 1},
                        new int[] {64, 64, 3, 1, 1},
                        new int[] {20, 36, 3, 1, 1},
                        new int[] {16, 108, 1, 1, 1},
                        new int[] {64, 108, 1, 1, 1},
                        new int[] {32, 64, 3, 2, 1},
                        new int[] {17, 5, 5, 1, 1},
                        new int[] {3, 6, 3, 1, 3},
                        new int[] {32, 32, 3, 1, 32},
                        new int[] {48, 48, 7, 1, 48},
                        new int[] {1, 1, 11, 1, 1})
                .map(c -> new Convolution(c[0], c[1], c[2], c[3], c[2] / 2, 1, c[4], false));
    }

    /** Returns the number of compared results: each convolution forward, by input and by weights, in two layouts. */
    public static int size() {
        return CASES.size() * Direction.values().length * 2;
    }

    /**
     * Computes the grid as the native library does by itself. No gradient may be under way in the process.
     *
     * @return what is wrong, in words, a line each
     */
    public static List<String> faults(NDManager manager, ConvolutionKernel kernel) {
        List<Fault> faults = new ArrayList<>();
        for (Convolution c : CASES) {
            faults.addAll(ConvolutionProof.faults(
                    manager, kernel, ConvolutionMethod.DIRECT, c, new ReferenceConvolution(c, true), true));
        }
        return faults.stream().map(Fault::toString).toList();
    }

    /** Returns in words what replaces each convolution of the grid that is wrong. */
    public static List<String> ways(NDManager manager, Convolutions convolutions) {
        return CASES.stream()
                .flatMap(c -> convolutions.detour(manager, c).stream())
                .toList();
    }
}
