package io.intaglio.internal.plugins;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Suggestion;
import io.intaglio.data.ClassSelection;
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
 * are taken; with {@code ?class=!A,B}, those of all other classes.
 */
public record SourceSpec(Providers<SourceProvider> sources) {

    /** At least two letters, so that a drive of Windows is no name. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]+):(.*)", Pattern.DOTALL);

    private static final String CHOICE = "?class=";

    Source open(String spec) throws IOException {
        int choice = spec.lastIndexOf(CHOICE);
        if (choice < 0 || exists(spec)) {
            return all(spec);
        }
        Source source = all(spec.substring(0, choice));
        try {
            String names = spec.substring(choice + CHOICE.length());
            boolean others = names.startsWith("!");
            return ClassSelection.of(
                    source, List.of(names.substring(others ? 1 : 0).split(",")), others);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
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
