package io.intaglio.cli;

import com.google.inject.Inject;
import com.google.inject.Injector;
import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.PluginException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
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

    private static final int LEAST_HELP_WIDTH = 60;
    private static final int MOST_HELP_WIDTH = 110;

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
        if (console.columns() > 0) {
            line.setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, Math.min(console.columns(), MOST_HELP_WIDTH)));
        }
        line.registerConverter(Path.class, CommandRunner::path);
        line.setParameterExceptionHandler((e, words) -> misused(e, words));
        line.setExecutionExceptionHandler((e, command, result) -> failed(e, verbose(command)));
        try {
            int code = line.execute(arguments);
            return code == DONE && console.lost() ? lost() : code;
        } catch (Error e) { // a plug-in may lack a class, or recur without end
            return failed(e, verbose(line));
        }
    }

    private int misused(ParameterException e, String... words) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.say("intaglio: %s", oneLine(misuse(e, words).sentence()));
        console.say("Try '%s --help'.", command);
        return USAGE;
    }

    private Misuse misuse(ParameterException e, String... words) {
        return e instanceof UnmatchedArgumentException unmatched
                ? new Unmatched(injector.getInstance(IntaglioFactory.class), List.of(words)).misuse(unmatched)
                : Misuse.of(e);
    }

    private int failed(Throwable e, boolean verbose) {
        if (verbose) {
            console.trace(e);
        }
        if (e instanceof InvalidInputException) {
            console.say("intaglio: %s", oneLine(e.getMessage()));
            return USAGE;
        }
        if (e instanceof InvalidPathException path) {
            console.say("intaglio: %s", oneLine(Failures.sentence(path)));
            return USAGE;
        }
        if (e instanceof PluginException || e instanceof OutOfMemoryError) {
            console.say("intaglio: %s", oneLine(Failures.reason(e)));
            return FAILED;
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

    /** Results that nobody received must not look like success. */
    private int lost() {
        if (console.out() instanceof ResultStream results && results.unread()) {
            return FAILED;
        }
        console.say(
                "intaglio: the results could not all be written to the standard output; is its disk full, or was it "
                        + "closed?");
        return FAILED;
    }

    /** An empty name would stand for the current folder. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("a name of a file or folder is empty; give one");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(Failures.sentence(e));
        }
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
