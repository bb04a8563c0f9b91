package io.intaglio.cli;

import io.intaglio.Model;
import picocli.CommandLine.Option;

/** {@code --self-ensemble}. */
final class SelfEnsembleOption {

    @Option(
            names = "--self-ensemble",
            description = "Take the mean over the picture turned and mirrored, as the training did (train.augment): a"
                    + " little better, for 8 times the work (dihedral) or twice (flip).")
    private boolean on;

    Model of(Model model) {
        return on ? model.selfEnsemble() : model;
    }
}
