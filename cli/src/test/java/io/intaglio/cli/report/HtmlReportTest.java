package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.train.Batch;
import io.intaglio.train.HistoryRow;
import io.intaglio.train.ResourceUsage;
import io.intaglio.train.Validation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    /** A loss of two terms that falls; every tenth row is a look and the end of an epoch. */
    private static List<HistoryRow> rows(int count, double shift) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int step = 1; step <= count; step++) {
            double loss = shift + 1.0 / step;
            boolean look = step % 10 == 0;
            rows.add(new HistoryRow(
                    step,
                    1 + step / 10,
                    step,
                    new HistoryRow.Means(loss, Map.of("mse", loss / 2, "kl", 100 * loss), 1e-3, 64),
                    look ? Map.of("mse", 0.1 / step, "errors", 1 + (step - 30) / 100.0) : Map.of(),
                    look
                            ? Optional.of(new ResourceUsage(104, (500 + 2L * step) << 20, (long) step << 20))
                            : Optional.empty(),
                    step == 20 ? "The learning rate is < too high." : ""));
        }
        return rows;
    }

    private static ImageBatch noise(int count, int side, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ImageBatch images = ImageBatch.zeros(count, side, side, channels);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = (float) (1.2 * random.nextDouble() - 0.1);
        }
        return images;
    }

    private static HeldOutImages samples(int looks, int side) {
        HeldOutImages samples = new HeldOutImages();
        Batch shown = new Batch(noise(4, side, 1, 0), noise(4, side, 3, 1), Optional.empty(), List.of());
        for (int look = 1; look <= looks; look++) {
            samples.add(10L * look, shown, noise(4, side, 3, look));
        }
        return samples;
    }

    private static List<String> steps(String html) {
        return Pattern.compile("data-step=\"(\\w+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Evaluation evaluation() {
        return new Evaluation(
                "denoise",
                Settings.of("sigma", 25),
                Map.of("psnr", Figure.higherIsBetter(30.127, "dB", 2)),
                Map.of("<b>", Map.of("psnr", 20.0)),
                List.of(),
                0,
                Map.of());
    }

    @Test
    void a_report_needs_nothing_beside_it() {
        String html = HtmlReport.of("A & B")
                .training(rows(50, 0), Optional.empty(), samples(2, 8))
                .evaluation(evaluation())
                .pictures(List.of(new ImageStrip(List.of("clean", "ours"), "AAAA")))
                .html();

        assertThat(html).doesNotContain("http://", "https://", "<script", "<link");
        assertThat(html)
                .contains(
                        "<title>A &amp; B</title>", "30.13", "&lt;b&gt;", "data:image/png;base64,AAAA", "clean | ours");
    }

    @Test
    void names_that_turn_the_direction_of_a_line_are_shown_with_their_escapes() {
        String html = HtmlReport.of("\u202egnp.exe")
                .pictures(List.of(new ImageStrip(List.of("a\u2066b", "c\u0000d"), "AAAA")))
                .html();

        assertThat(html)
                .contains("<title>\\u202egnp.exe</title>", "a\\u2066b | c\\u0000d")
                .doesNotContain("\u202e", "\u2066", "\u0000");
    }

    @Test
    void the_figures_that_matter_stand_large_above_and_tables_say_what_their_heads_are_of() {
        Evaluation evaluation = new Evaluation(
                "denoise",
                Settings.of("sigma", 25),
                Map.of("psnr", Figure.higherIsBetter(30.127, "dB", 2)),
                Map.of("input", Map.of("psnr", 20.0), "median", Map.of("psnr", 25.0), "bm3d", Map.of("psnr", 29.0)),
                List.of(),
                0,
                Map.of());

        String html =
                HtmlReport.of("T").headline(evaluation).evaluation(evaluation).html();

        assertThat(html)
                .containsSubsequence(
                        "<dt>this plate</dt><dd>30.13 dB</dd>",
                        "<dt>bm3d</dt><dd>29.00 dB</dd>",
                        "<dt>input</dt><dd>20.00 dB</dd>",
                        "<th scope=\"col\">PSNR dB</th>",
                        "<th scope=\"row\">this plate</th>")
                .doesNotContain("<th>", "<dt>median</dt>");
    }

    @Test
    void it_tells_the_state_and_the_advice_before_the_curves_of_everything() {
        String html = HtmlReport.of("T")
                .state("Done after 50 of 50 steps.")
                .training(rows(50, 0), Optional.empty(), samples(2, 8))
                .html();

        assertThat(html)
                .containsSubsequence(
                        "Done after 50 of 50 steps.",
                        "<h2>Advice</h2>",
                        "<b>Step 20.</b> The learning rate is &lt; too high.",
                        "<b>loss</b>",
                        "<b>held-out PSNR, dB</b> 26.99 at last, best 26.99 at step 50",
                        "<b>learning rate</b>",
                        "<b>images a second</b>",
                        "<h2>Held-out images on the way</h2>",
                        "<b>native memory, MiB</b> 550 MiB at last, beside 50 MiB of Java&#39;s heap, 104 native "
                                + "arrays")
                .contains("<b>term mse</b>", "<b>term kl</b>")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void the_figure_of_the_task_itself_is_drawn_before_the_psnr() {
        Optional<Validation.Score> judged =
                Optional.of(new Validation.Score("errors", Figure.lowerIsBetter(0, "%", 1)));

        assertThat(new CourseCharts(rows(50, 0), judged).html())
                .containsSubsequence(
                        "<b>held-out errors, %</b> 1.2 at last, best 0.8 at step 10", "<b>held-out PSNR, dB</b>");
        assertThat(new CourseCharts(rows(50, 0), Optional.empty()).html()).doesNotContain("held-out errors");
    }

    @Test
    void a_loss_that_is_its_only_term_is_drawn_once() {
        List<HistoryRow> rows = rows(20, 0).stream()
                .map(row -> new HistoryRow(
                        row.step(),
                        1,
                        0,
                        new HistoryRow.Means(
                                row.means().loss(), Map.of("mse", row.means().loss()), 1e-3, 1),
                        Map.of(),
                        Optional.empty(),
                        ""))
                .toList();

        assertThat(new CourseCharts(rows, Optional.empty()).html())
                .contains("<b>loss</b>")
                .doesNotContain("term mse", "held-out");
        assertThat(new CourseCharts(rows, Optional.empty()).memory()).isEmpty();
    }

    @Test
    void a_loss_below_zero_is_drawn_on_a_linear_scale() {
        assertThat(new CourseCharts(rows(50, -0.5), Optional.empty()).html())
                .contains("class=\"raw\"", ">-0.4</text>")
                .doesNotContain("NaN");
    }

    @Test
    void a_training_that_hardly_began_has_no_curve() {
        assertThat(new CourseCharts(rows(1, 0), Optional.empty()).html()).contains("Too few values");
        assertThat(new CourseCharts(List.of(), Optional.empty()).html()).contains("Too few values");
    }

    @Test
    void of_many_looks_a_few_are_shown_evenly_and_the_last() {
        assertThat(steps(samples(3, 8).html())).containsExactly("in", "10", "20", "30", "target");
        assertThat(steps(samples(31, 8).html()))
                .containsExactly("in", "10", "50", "90", "130", "170", "210", "250", "290", "310", "target");
    }

    @Test
    void a_new_report_takes_over_the_images_of_an_earlier_one_up_to_a_step() {
        String earlier = HtmlReport.of("T")
                .training(rows(50, 0), Optional.empty(), samples(5, 8))
                .html();
        HeldOutImages resumed = new HeldOutImages();
        resumed.recall(earlier, 30);
        assertThat(steps(resumed.html())).containsExactly("10", "20", "30");

        Batch shown = new Batch(noise(1, 8, 1, 0), noise(1, 8, 3, 1), Optional.empty(), List.of());
        resumed.add(40, shown, noise(1, 8, 3, 2));
        assertThat(steps(resumed.html())).containsExactly("in", "10", "20", "30", "40", "target");
    }

    @Test
    void the_longest_training_with_the_largest_images_makes_no_more_than_five_megabytes() {
        String html = HtmlReport.of("T")
                .training(rows(20_000, 0), Optional.empty(), samples(40, 300))
                .html();

        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1 << 20, 5_000_000);
    }
}
