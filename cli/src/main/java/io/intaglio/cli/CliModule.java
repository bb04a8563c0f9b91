package io.intaglio.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.intaglio.Intaglio;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Puts the command together: the streams, and how Intaglio is opened. */
final class CliModule extends AbstractModule {

    @Provides
    QuickstartPlan quickstart() {
        return QuickstartPlan.STANDARD;
    }

    @Provides
    IntaglioFactory opening() {
        return (plugins, engine) -> Intaglio.builder()
                .pluginPath(plugins.toArray(Path[]::new))
                .engine(engine)
                .open();
    }

    @Provides
    StandardInput input() {
        return new StandardInput(System.in);
    }

    @Provides
    @Singleton
    Console console() {
        return new Console(
                ResultStream.open(),
                errors(),
                Console.attached(System.getProperties()),
                Console.columns(System.getProperties()));
    }

    private static PrintStream errors() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }
}
