package io.intaglio.cli;

import com.google.inject.Guice;

/** Starts the command. */
public final class Main {

    private Main() {}

    /** @param arguments as typed */
    public static void main(String[] arguments) {
        int code = Guice.createInjector(new CliModule())
                .getInstance(CommandRunner.class)
                .run(arguments);
        if (code == CommandRunner.DONE) {
            ClassArchive.makeIfWanted();
        }
        System.exit(code);
    }
}
