package io.intaglio.tasks;

import io.intaglio.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The size of a restorer's network: how many operations it computes for each pixel.
 *
 * @since 0.1
 */
public enum NetworkSize {
    /** A small network: with three levels, 0.05 million operations per pixel and 0.6 million weights. */
    SMALL(List.of(32, 64, 96, 128), 1),
    /** A medium network: with three levels, 0.21 million operations per pixel and 2.2 million weights. */
    MEDIUM(List.of(48, 96, 128, 160), 2),
    /**
     * A large network: with three levels, 0.77 million operations per pixel (two thirds of DnCNN) and 8.5 million
     * weights.
     */
    LARGE(List.of(64, 128, 192, 256), 4);

    private final List<Integer> widths;
    private final int blocks;

    NetworkSize(List<Integer> widths, int blocks) {
        this.widths = widths;
        this.blocks = blocks;
    }

    /**
     * Returns the settings of a {@code collapsed} network with skip connections, which repairs images and has no code.
     *
     * @param levels number of levels from fine to coarse, 1 to 4; each doubles the receptive field
     * @param residual whether its output is added to the input
     * @param fidelity loss between output and target, as the architecture names it
     * @return settings with the prefix {@code arch.}, and {@code train.} settings that the network needs: without
     *     normalization, units with many inputs would die at the learning rate that units with few inputs need
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
