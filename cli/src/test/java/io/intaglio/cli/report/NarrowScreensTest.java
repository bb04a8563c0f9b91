package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads what pages are made of, for screens of 400 pixels and for programs that read pages aloud. */
class NarrowScreensTest {

    private static final Path MAIN = Path.of("src", "main");

    private static List<Path> files(String extension) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }

    /** The text before and after each place of a pattern, in all sources and templates. */
    private static List<String> around(String pattern, int before, int after) throws IOException {
        return Stream.concat(files(".java").stream(), files(".html").stream())
                .flatMap(file -> around(file, Pattern.compile(pattern), before, after))
                .toList();
    }

    private static Stream<String> around(Path file, Pattern pattern, int before, int after) {
        String text;
        try {
            text = Files.readString(file).replace("\\\"", "\"");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pattern.matcher(text)
                .results()
                .map(MatchResult::start)
                .map(at -> text.substring(Math.max(0, at - before), Math.min(text.length(), at + after)));
    }

    private static String template(String name) throws IOException {
        return Files.readString(MAIN.resolve("resources/io/intaglio/cli").resolve(name));
    }

    @Test
    void every_head_of_a_table_says_what_it_is_the_head_of() throws IOException {
        assertThat(around("<th\\b", 0, 10))
                .hasSizeGreaterThan(8)
                .allSatisfy(head -> assertThat(head).isEqualTo("<th scope="));
        assertThat(template("codecs/rate.html")).contains("if (scope) c.scope = scope;");
    }

    /** The page itself stays as wide as the screen: a table that is wider is moved within its frame. */
    @Test
    void a_wide_table_scrolls_by_itself() throws IOException {
        String wide = "<div class=\"wide\">";

        assertThat(around("<table(?! class=\"pairs\")", wide.length(), 0))
                .hasSizeGreaterThan(4)
                .allSatisfy(before -> assertThat(before).isEqualTo(wide));
        for (String page : List.of("report/report.html", "explain/explain.html", "codecs/rate.html")) {
            assertThat(template(page)).containsPattern("(?m)\\.wide \\{ overflow-x: auto;");
        }
    }

    @Test
    void no_figure_is_broken_in_two_and_keys_stand_above_their_values() throws IOException {
        String narrow = "@media (max-width: 30rem) {";

        assertThat(template("report/report.html"))
                .contains(
                        ".figures th, .figures td { white-space: nowrap; overflow-wrap: normal; }",
                        ".wide th { white-space: nowrap; overflow-wrap: normal; }")
                .containsSubsequence(narrow, ".pairs tr, .pairs th, .pairs td { display: block; width: auto; }");
    }

    @Test
    void every_page_takes_the_width_of_the_screen() throws IOException {
        assertThat(files(".html"))
                .hasSizeGreaterThan(3)
                .allSatisfy(page -> assertThat(Files.readString(page))
                        .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
    }
}
