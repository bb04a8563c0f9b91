package io.intaglio.cli;

import io.intaglio.Model;
import picocli.CommandLine.Option;

/** {@code --self-ensemble}. */
final class SelfEnsembleOption {

    @Option(
            names = "--self-ensemble",
            description = "Average over the flips and rotations of the picture that the training used "
                    + "(train.augment): slightly better quality, 8 times the work (dihedral) or twice (flip).")
    private boolean on;

    Model of(Model model) {
        return on ? model.selfEnsemble() : model;
    }
}
