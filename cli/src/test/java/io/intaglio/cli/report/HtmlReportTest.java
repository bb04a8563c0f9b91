package io.intaglio.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Evaluation;
import io.intaglio.config.Settings;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static TrainingReport report(double scale, double shift) {
        List<Progress> history = new ArrayList<>();
        for (int step = 1; step <= 50; step++) {
            history.add(new Progress(step, 50, 1, false, shift + scale / step, Map.of(), 1e-3, 10, 1));
        }
        List<Validation> validations = List.of(new Validation(25, 0.01, true), new Validation(50, 0.001, true));
        return new TrainingReport(50, 50, 5, 100, history, validations, List.of(), 0);
    }

    private static Evaluation evaluation() {
        return new Evaluation(
                "denoise",
                Settings.of("sigma", 25),
                Map.of("psnr", 30.127),
                Map.of("<b>", Map.of("psnr", 20.0)),
                List.of(),
                0);
    }

    @Test
    void a_report_needs_nothing_beside_it() {
        String html = HtmlReport.of("A & B")
                .training(report(1, 0))
                .evaluation(evaluation())
                .pictures(List.of(new Shot(List.of("clean", "ours"), "AAAA")))
                .html();

        assertThat(html).doesNotContain("http://", "https://", "<script", "<link");
        assertThat(html)
                .contains(
                        "<title>A &amp; B</title>", "30.13", "&lt;b&gt;", "data:image/png;base64,AAAA", "clean | ours");
    }

    @Test
    void the_curve_shows_raw_and_smoothed_loss_and_what_was_held_out() {
        assertThat(new LossChart(report(1, 0)).html())
                .contains("class=\"raw\"", "class=\"smooth\"", "class=\"psnr\"", "held-out PSNR, dB")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_loss_below_zero_is_drawn_on_a_linear_scale() {
        assertThat(new LossChart(report(1, -0.5)).html())
                .contains("class=\"raw\"")
                .doesNotContain("NaN");
    }

    @Test
    void a_training_that_hardly_began_has_no_curve() {
        TrainingReport one = new TrainingReport(0, 10, 1, 1, List.of(), List.of(), List.of(), 0);

        assertThat(new LossChart(one).html()).contains("too few steps");
    }
}
