package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts for people: README.md and its like, and docs. */
final class Documents {

    /** The tests run in their module's folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Documents() {}

    static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
    }

    /** Every text. */
    static List<Path> all() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The fenced block of a language that holds a text. */
    static String block(String document, String language, String with) {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(document);
        return blocks.results()
                .map(found -> found.group(1))
                .filter(block -> block.contains(with))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no block of " + language + " with " + with));
    }

    /** Looks whether what a text points to is there. */
    static void checkLinks(Path file) throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)").matcher(Files.readString(file));
        while (links.find()) {
            String target = links.group(1);
            if (!target.matches("[a-z]+:.*")) {
                assertThat(file.resolveSibling(target))
                        .as("linked from " + file)
                        .exists();
            }
        }
    }
}
