package io.intaglio.cli;

/** What the help says of plates. */
final class PlateText {

    static final String PLATE =
            "The plate: a file, or the name of one that comes with Intaglio (intaglio list plates).";

    private PlateText() {}
}
