package io.intaglio.examples.tutorials;

import java.util.List;

/** The programs of the package. */
final class Runners {

    static final List<Runner> ALL = List.of(
            new CompressGrayImages(),
            new CompressDigits(),
            new CompressColourImages(),
            new RepairColourImages(),
            new StyleByDenseCode(),
            new CollapsedGeneration(),
            new TutorialQuestions());

    private Runners() {}
}
