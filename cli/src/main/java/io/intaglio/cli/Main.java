package io.intaglio.cli;

import com.google.inject.Guice;

/** Starts the command. */
public final class Main {

    private Main() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        System.exit(Guice.createInjector(new CliModule())
                .getInstance(CommandRunner.class)
                .run(arguments));
    }
}
