package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page in Chinese ({@code NAME.zh.md}) has the commands and figures of the page in English beside it. */
class TranslationTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\([^)]*\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

    static List<Path> translations() throws IOException {
        return Documents.all().stream()
                .filter(file -> file.toString().endsWith(".zh.md"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("translations")
    void itHasTheSameCommandsAndFigures(Path chinese) throws IOException {
        String name = chinese.getFileName().toString().replace(".zh.md", ".md");
        String translated = Documents.read(Documents.ROOT.relativize(chinese).toString());
        String original = Documents.read(
                Documents.ROOT.relativize(chinese.resolveSibling(name)).toString());

        assertThat(all(BLOCK, translated)).as("blocks").isEqualTo(all(BLOCK, original));
        assertThat(sorted(CODE, without(translated))).as("code").isEqualTo(sorted(CODE, without(original)));
        assertThat(sorted(NUMBER, bare(translated))).as("figures").isEqualTo(sorted(NUMBER, bare(original)));
        assertThat(sorted(LINK, translated.replace(".zh.md", ".md")))
                .as("links")
                .isEqualTo(sorted(LINK, original.replace(".zh.md", ".md")));
    }

    @Test
    void everyPageOfTheExamplesHasOne() throws IOException {
        try (Stream<Path> pages = Files.list(Documents.ROOT.resolve("docs/examples"))) {
            assertThat(pages.filter(page ->
                            page.toString().endsWith(".md") && !page.toString().endsWith(".zh.md")))
                    .isNotEmpty()
                    .allSatisfy(page -> assertThat(page.resolveSibling(
                                    page.getFileName().toString().replace(".md", ".zh.md")))
                            .exists());
        }
    }

    private static String without(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String bare(String text) {
        return LINK.matcher(CODE.matcher(without(text)).replaceAll("")).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> sorted(Pattern pattern, String text) {
        return all(pattern, text).stream().sorted().toList();
    }
}
