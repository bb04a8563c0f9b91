package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.Providers;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Names that a shell offers where one of them may be typed: looked up when the script of completions is made. */
abstract class InstalledNames implements Iterable<String> {

    private final IntaglioFactory opening;
    private final Function<Intaglio, Providers<?>> kind;

    private InstalledNames(IntaglioFactory opening, Function<Intaglio, Providers<?>> kind) {
        this.opening = opening;
        this.kind = kind;
    }

    @Override
    public Iterator<String> iterator() {
        try (Intaglio intaglio = opening.open(List.of(), new EngineOptions())) {
            return kind.apply(intaglio).names().iterator();
        }
    }

    /** Of tasks. */
    static final class Tasks extends InstalledNames {

        @Inject
        Tasks(IntaglioFactory opening) {
            super(opening, Intaglio::tasks);
        }
    }

    /** Of architectures. */
    static final class Architectures extends InstalledNames {

        @Inject
        Architectures(IntaglioFactory opening) {
            super(opening, Intaglio::architectures);
        }
    }

    /** Of engines. */
    static final class Engines extends InstalledNames {

        @Inject
        Engines(IntaglioFactory opening) {
            super(opening, Intaglio::engines);
        }
    }

    /** Of plates that come along. */
    static final class Plates extends InstalledNames {

        @Inject
        Plates(IntaglioFactory opening) {
            super(opening, Intaglio::plates);
        }
    }

    /** Of classical methods. */
    static final class Baselines extends InstalledNames {

        @Inject
        Baselines(IntaglioFactory opening) {
            super(opening, Intaglio::baselines);
        }
    }

    /** Of devices, as a machine may have them: to ask for those that there are would start an engine. */
    static final class Devices implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("auto", "cpu", "gpu", "gpu:0").iterator();
        }
    }
}
