package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Suggestion;
import io.intaglio.data.ClassSelection;
import io.intaglio.data.EvenSelection;
import io.intaglio.data.Source;
import io.intaglio.spi.Providers;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code name:argument}, or a path alone. With {@code ?class=A,B} behind it, only the examples of these classes
 * are taken; with {@code ?class=!A,B}, those of all other classes. With {@code ?count=N}, only so many are taken,
 * evenly spread. An ampersand joins both.
 */
public record SourceSpec(Providers<SourceProvider> sources) {

    /** At least two letters, so that a drive of Windows is no name. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]+):(.*)", Pattern.DOTALL);

    /** The choice at the end of a source, and what stands between its parts. */
    private static final Pattern CHOICE = Pattern.compile("(.*)\\?((?:class|count)=[^?]*)", Pattern.DOTALL);

    private static final String NEXT = "&(?=(?:class|count)=)";

    Source open(String spec) throws IOException {
        Matcher choice = CHOICE.matcher(spec);
        if (!choice.matches() || exists(spec)) {
            return all(spec);
        }
        Source source = all(choice.group(1));
        try {
            for (String part : choice.group(2).split(NEXT)) {
                String wanted = part.substring(part.indexOf('=') + 1);
                source = part.startsWith("class") ? classes(source, wanted) : new EvenSelection(source, number(wanted));
            }
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Source classes(Source source, String names) throws IOException {
        boolean others = names.startsWith("!");
        return ClassSelection.of(source, List.of(names.substring(others ? 1 : 0).split(",")), others);
    }

    private static long number(String count) {
        try {
            return Long.parseLong(count);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("count= is the number of examples, not \"" + count + "\"", e);
        }
    }

    private Source all(String spec) throws IOException {
        if (spec.isBlank()) {
            throw new InvalidInputException(
                    "no data is named; give a folder of pictures, a ZIP of them, or one of: " + usages());
        }
        Matcher named = NAMED.matcher(spec);
        if (named.matches() && sources.names().contains(named.group(1))) {
            return sources.get(named.group(1)).open(named.group(2));
        }
        boolean there = exists(spec);
        if (named.matches() && !there) {
            throw new InvalidInputException("there is no kind of data \"" + named.group(1)
                    + "\"; " + Suggestion.of(named.group(1), sources.names())
                    + "give a folder of pictures, a ZIP of them, or one of: " + usages());
        }
        if (!there) {
            throw new InvalidInputException("there is no file or folder " + spec
                    + "; give a folder of pictures, a ZIP of them, or one of: " + usages());
        }
        boolean zip = spec.toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(Path.of(spec));
        return sources.get(zip ? "zip" : "folder").open(spec);
    }

    private String usages() {
        return sources.all().stream()
                .map(provider -> provider.name() + ":" + provider.usage())
                .collect(Collectors.joining(", "));
    }

    private static boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
