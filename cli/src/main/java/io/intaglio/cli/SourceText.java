package io.intaglio.cli;

/** What several commands say of their data. */
final class SourceText {

    static final String DATA =
            "A folder of pictures, a ZIP of them, or NAME:ARGUMENT; \"intaglio list sources\" names all.";

    private SourceText() {}
}
