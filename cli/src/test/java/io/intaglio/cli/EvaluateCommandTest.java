package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate}: its table, JSON and page, and the methods beside a plate. */
class EvaluateCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        terminal.photographs("gray", 1);
    }

    private void train() {
        Said said = terminal.type("train", "toy", "--data", "@gray", "--out", "@toy.plate");
        assertThat(said.err()).contains("wrote");
        assertThat(said.code()).isZero();
    }

    @Test
    void evaluation_is_a_table_or_json() throws IOException {
        train();

        Said table = terminal.type("evaluate", "@toy.plate", "--data", "@gray");
        Said json = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--json");

        assertThat(table.out()).contains("toy (light = 0.5): 6 images", "PSNR dB", "input", "this plate");
        assertThat(json.out())
                .startsWith("{")
                .contains("\"task\": \"toy\"", "\"metrics\": {", "\"psnr\": ", "\"baselines\": {", "\"input\": {")
                .contains("\"images\": [", "\"name\": \"0.png\"");
    }

    @Test
    void a_mistyped_method_is_said_before_anything_is_loaded() {
        Said said = terminal.type("evaluate", "@none.plate", "--data", "@none", "--baseline", "bm3");

        assertThat(said.code()).isEqualTo(CommandRunner.USAGE);
        assertThat(said.err()).contains("there is no baseline \"bm3\"; did you mean bm3d?");
    }

    @Test
    void evaluation_names_what_it_cannot_read_and_measures_the_rest() throws IOException {
        train();
        Files.writeString(terminal.path("gray/9.png"), "no picture");

        Said said = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--json");

        assertThat(said.code()).isEqualTo(CommandRunner.FAILED);
        assertThat(said.err()).contains("9.png", "1 image was left out, and the figures are without");
        assertThat(said.out()).contains("\"skipped\": 1", "\"settings\": {", "\"name\": \"5.png\"");
    }

    @Test
    void evaluation_is_a_page_with_the_worst_pictures_first() throws IOException {
        train();

        Said said = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--html", "@page.html");

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("wrote " + terminal.path("page.html"));
        String page = Files.readString(terminal.path("page.html"));
        assertThat(page)
                .contains("toy (light = 0.5): 6 images", "Pictures, worst first", "this plate, ", "reference", "gain")
                .doesNotContain("http://", "https://", "<script");
        assertThat(page.split("<h3>")).hasSize(7);
        assertThat(page).contains("<h1>Intaglio: toy.plate on ");
        assertThat(terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--html", "@none/page.html")
                        .code())
                .isEqualTo(CommandRunner.USAGE);
    }

    @Test
    void the_page_has_the_images_worst_first_with_every_figure() throws IOException {
        train();
        for (int i = 1; i <= 3; i++) {
            terminal.picture("large/" + i + ".png", 180 + i, 176, 1);
        }

        Said json = terminal.type("evaluate", "@toy.plate", "--data", "@large", "--json");
        terminal.type("evaluate", "@toy.plate", "--data", "@large", "--html", "@page.html");

        assertThat(json.out()).contains("\"ssim\": ", "\"ms-ssim\": ");
        String page = Files.readString(terminal.path("page.html"));
        String table = page.substring(page.indexOf("Images, worst first"));
        assertThat(table).contains("col\">SSIM</th>", "col\">MS-SSIM</th>", "col\">gain</th>");
        List<Double> gains = Pattern.compile("<td>([+-][0-9]+\\.[0-9]{2})</td>")
                .matcher(table)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(gains).hasSize(3).isSorted();
    }

    @Test
    void baselines_are_chosen_and_set_by_name() throws IOException {
        train();

        Said chosen = terminal.type(
                "evaluate", "@toy.plate", "--data", "@gray", "--baseline", "median", "--baseline", "wiener,trust=2");
        Said unknown = terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--baseline", "median,side=3");

        assertThat(chosen.err()).contains("wiener needs a blur");
        assertThat(terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--baseline", "median")
                        .out())
                .contains("median", "this plate")
                .doesNotContain("bm3d");
        assertThat(unknown.code()).isEqualTo(CommandRunner.USAGE);
        assertThat(unknown.err()).contains("there is no setting \"side\" here");
        assertThat(terminal.type("evaluate", "@toy.plate", "--data", "@gray", "--baseline", "mean")
                        .err())
                .contains("there is no baseline \"mean\"", "median");
    }
}
