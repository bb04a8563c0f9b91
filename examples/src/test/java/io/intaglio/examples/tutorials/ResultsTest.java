package io.intaglio.examples.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in docs/examples say what was measured; the files in docs/examples/results hold that. */
class ResultsTest {

    private static final Path PAGES = Path.of("../docs/examples");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    /** A folder or file of real data in a record; its name is a group. */
    private static final Pattern REAL = Pattern.compile("(?<=[:,+])data/([^,+]+)");

    /** Another processor, another order of sums: figures of a short training differ by so much. */
    private static final double RELATIVE = 0.15;

    @TempDir
    Path folder;

    /**
     * A recorded result.
     *
     * @param name of the program and the page
     * @param file of the record
     */
    record Recorded(String name, Path file) {

        TutorialResults findings() throws IOException {
            return TutorialResults.parse(Files.readString(file));
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    /** Files are called NAME.DATA.json, those of quick runs NAME.quick.json. */
    static List<Recorded> recorded() throws IOException {
        try (Stream<Path> files = Files.list(PAGES.resolve("results"))) {
            return files.sorted()
                    .map(file -> new Recorded(file.getFileName().toString().split("\\.")[0], file))
                    .toList();
        }
    }

    @Test
    void everyProgramHasAPage() throws IOException {
        assertThat(recorded().stream().map(Recorded::name))
                .isNotEmpty()
                .isSubsetOf(Runners.ALL.stream().map(Runner::name).toList());
        for (Runner runner : Runners.ALL) {
            assertThat(Files.readString(PAGES.resolve(runner.name() + ".md")))
                    .contains("io.intaglio.examples.tutorials."
                            + runner.getClass().getSimpleName());
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void thePageHoldsTheRecordedTables(Recorded recorded) throws IOException {
        String page = text(recorded.name());

        for (TutorialResults.Table table : recorded.findings().tables()) {
            assertThat(page).contains(table.markdown());
        }
    }

    /** A figure in a sentence is one of a table. */
    @ParameterizedTest
    @MethodSource("recorded")
    void everyFigureOfThePageIsRecorded(Recorded recorded) throws IOException {
        List<String> known = new ArrayList<>();
        for (Recorded other : recorded()) {
            if (other.name().equals(recorded.name())) {
                decimals(other.findings().markdown(), known);
            }
        }
        List<String> said = new ArrayList<>();
        decimals(text(recorded.name()).replaceAll("(?s)```.*?```|`[^`\n]*`|\\([^()\\s]*\\)", ""), said);

        assertThat(known).containsAll(said);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    @Tag("slow")
    void measuredAgainItIsTheSame(Recorded recorded) throws IOException {
        TutorialResults before = recorded.findings();
        Runner runner = Runners.ALL.stream()
                .filter(each -> each.name().equals(recorded.name()))
                .findFirst()
                .orElseThrow();
        List<String> words = new ArrayList<>(List.of("--out", folder.toString()));
        if (recorded.toString().endsWith(".quick.json")) {
            words.add("--quick");
        }
        if (REAL.matcher(before.data()).find()) {
            words.addAll(List.of("--data", here(before.data())));
        }

        TutorialResults now = runner.runExample(words.toArray(String[]::new));

        for (int table = 0; table < before.tables().size(); table++) {
            compare(before.tables().get(table), now.tables().get(table));
        }
    }

    /** Returns the data of a record with the places of its folders here. */
    private static String here(String data) {
        return REAL.matcher(data)
                .replaceAll(real ->
                        Matcher.quoteReplacement(RealData.of(real.group(1)).toString()));
    }

    private static void compare(TutorialResults.Table before, TutorialResults.Table now) {
        assertThat(now.columns()).isEqualTo(before.columns());
        assertThat(now.rows()).hasSameSizeAs(before.rows());
        for (int row = 0; row < before.rows().size(); row++) {
            for (int column = 1; column < before.columns().size(); column++) {
                String cell = before.rows().get(row).get(column);
                String again = now.rows().get(row).get(column);
                String what =
                        before.rows().get(row).get(0) + ", " + before.columns().get(column);
                if (cell.matches("-?\\d.*")) {
                    double value = Double.parseDouble(cell.split(" ")[0]);
                    assertThat(Double.parseDouble(again.split(" ")[0]))
                            .as(what)
                            .isBetween(value - slack(value, cell), value + slack(value, cell));
                } else {
                    assertThat(again).as(what).isEqualTo(cell);
                }
            }
        }
    }

    private static double slack(double value, String cell) {
        double size = RELATIVE * Math.abs(value);
        return cell.endsWith("%") ? Math.max(5, size) : size + 0.01;
    }

    private static String text(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".md")).replace("\r\n", "\n");
    }

    private static void decimals(String text, List<String> found) {
        DECIMAL.matcher(text).results().map(MatchResult::group).forEach(found::add);
    }
}
