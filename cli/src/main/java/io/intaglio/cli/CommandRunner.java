package io.intaglio.cli;

import com.google.inject.Inject;
import com.google.inject.Injector;
import io.intaglio.config.InvalidInputException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line and turns what goes wrong into one line and an exit code. */
final class CommandRunner {

    /** Done. */
    static final int DONE = 0;
    /** Some input, or something outside, failed. */
    static final int FAILED = 1;
    /** What was asked for cannot be done as it was asked. */
    static final int USAGE = 2;
    /** Interrupted by the person. */
    static final int INTERRUPTED = 130;

    private final Injector injector;
    private final Console console;

    @Inject
    CommandRunner(Injector injector, Console console) {
        this.injector = injector;
        this.console = console;
    }

    int run(String... arguments) {
        CommandLine line = new CommandLine(IntaglioCommand.class, new Factory(injector));
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> misused(e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(e, verbose(command)));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            console.say("intaglio: %s", Failures.reason(e));
            return FAILED;
        }
    }

    private int misused(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = e instanceof UnmatchedArgumentException unmatched
                ? "\"" + unmatched.getUnmatched().get(0) + "\" is not understood here"
                : e.getCause() instanceof InvalidInputException refused ? refused.getMessage() : e.getMessage();
        console.say("intaglio: %s", oneLine(message));
        console.say("Try '%s --help'.", command);
        return USAGE;
    }

    private int failed(Throwable e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(console.err());
        }
        if (e instanceof InvalidInputException) {
            console.say("intaglio: %s", oneLine(e.getMessage()));
            return USAGE;
        }
        if (e instanceof UncheckedIOException unchecked) {
            return failed(unchecked.getCause(), false);
        }
        if (e instanceof IOException io) {
            console.say("intaglio: %s", oneLine(Failures.sentence(io)));
            return asked(io) ? USAGE : FAILED;
        }
        console.say(
                "intaglio: %s; this is a fault of the program%s",
                oneLine(String.valueOf(e)), verbose ? "" : ", and --verbose shows where it happened");
        return FAILED;
    }

    /** Whether the person named what is not there or not theirs. */
    private static boolean asked(IOException e) {
        return e instanceof NoSuchFileException
                || e instanceof AccessDeniedException
                || e instanceof NotDirectoryException
                || e instanceof FileAlreadyExistsException;
    }

    private static boolean verbose(CommandLine command) {
        Object top = command.getCommandSpec().root().userObject();
        return top instanceof IntaglioCommand intaglio && intaglio.verbose();
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Lets Guice make the commands; the rest picocli makes itself. */
    private record Factory(Injector injector) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type.getPackage().equals(CommandRunner.class.getPackage())
                    ? injector.getInstance(type)
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
