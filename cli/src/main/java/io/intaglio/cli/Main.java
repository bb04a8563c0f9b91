package io.intaglio.cli;

import com.google.inject.Guice;
import io.intaglio.file.AtomicFile;

/**
 * Starts the command.
 *
 * @since 0.1
 */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        // Guice defines the classes that it generates by sun.misc.Unsafe, of which newer JDKs warn.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        // Ctrl-C while a file is written leaves no half of it.
        Runtime.getRuntime().addShutdownHook(new Thread(AtomicFile::abandon, "intaglio-abandon"));
        System.exit(Guice.createInjector(new CliModule())
                .getInstance(CommandRunner.class)
                .run(arguments));
    }
}
