package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.spi.EngineOptions;
import java.nio.file.Path;
import java.util.List;

/** Opens Intaglio as the common options say. */
interface IntaglioFactory {

    Intaglio open(List<Path> plugins, EngineOptions engine);
}
