package io.intaglio.tasks;

import io.intaglio.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The amount of arithmetic that a restorer may use for each pixel.
 *
 * @since 0.1
 */
public enum Size {
    /** 0.05 million operations a pixel, 0.6 million weights (three levels). */
    SMALL(List.of(32, 64, 96, 128), 1),
    /** 0.21 million operations a pixel, 2.2 million weights. */
    MEDIUM(List.of(48, 96, 128, 160), 2),
    /** 0.77 million operations a pixel, two thirds of DnCNN's; 8.5 million weights. */
    LARGE(List.of(64, 128, 192, 256), 4);

    private final List<Integer> widths;
    private final int blocks;

    Size(List<Integer> widths, int blocks) {
        this.widths = widths;
        this.blocks = blocks;
    }

    /**
     * A {@code collapsed} network with laterals, which repairs rather than squeezes.
     *
     * @param levels from fine to coarse, 1 to 4; each doubles how far a pixel can look
     * @param residual whether it adds to its input
     * @param fidelity how output and target are compared, by the architecture's names
     * @return settings under {@code arch.}, and what its training needs: without normalization, units of many inputs
     *     would die at the rate that those of few need
     */
    Settings restorer(int levels, boolean residual, String fidelity) {
        return Settings.of(Map.of(
                "arch.widths",
                widths.subList(0, levels).stream().map(String::valueOf).collect(Collectors.joining(",")),
                "arch.blocks",
                String.valueOf(blocks),
                "arch.latent",
                "0",
                "arch.laterals",
                "true",
                "arch.residual",
                String.valueOf(residual),
                "arch.fidelity",
                fidelity,
                "train.fan-in",
                "432"));
    }
}
