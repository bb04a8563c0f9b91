package io.intaglio.cli;

/** What the help of several commands says alike. */
final class HelpText {

    static final String DATA =
            "A folder of pictures, a ZIP of them, or NAME:ARGUMENT; \"intaglio list sources\" names all.";

    static final String PLATE =
            "The plate: a file, or the name of one that comes with Intaglio (intaglio list plates).";

    private HelpText() {}
}
