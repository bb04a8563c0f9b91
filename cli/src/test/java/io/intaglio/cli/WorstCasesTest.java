package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.report.ComparisonCase;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorstCasesTest {

    private final WorstCases worst = new WorstCases(List.of(Metrics.standard().get(0), Metrics.colourError()));

    private void evaluate(String name, double ours, ImageBatch image, int methods) {
        Map<String, Map<String, Double>> figures = new java.util.TreeMap<>();
        Map<String, ImageBatch> pictures = new java.util.TreeMap<>();
        for (int i = 0; i < methods; i++) {
            figures.put("method-" + i, Map.of("psnr", 20.0 + i));
            pictures.put("method-" + i, image);
        }
        worst.evaluated(
                0,
                1,
                new Evaluation.Row(
                        name, Map.of("psnr", ours), figures, new Evaluation.Gain("psnr", ours - 19 - methods)),
                new EvaluationListener.Pictures(image, image, image, pictures));
    }

    private static ImageBatch noise(int height, int width) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 3);
        Random random = new Random(1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = random.nextFloat();
        }
        return image;
    }

    @Test
    void the_least_gain_over_the_best_other_method_comes_first_and_twelve_are_kept() {
        for (int i = 0; i < 20; i++) {
            evaluate("image " + i, 30 + i * 7 % 20, noise(4, 4), 2);
        }

        List<ComparisonCase> shown = worst.shown();

        assertThat(shown).hasSize(12);
        assertThat(shown.get(0).title()).isEqualTo("image 0, gain +9.00 dB");
        assertThat(shown.get(1).title()).isEqualTo("image 3, gain +10.00 dB");
        assertThat(shown.get(0).panels())
                .extracting(ComparisonCase.Panel::label)
                .containsExactly(
                        "input", "method-0, 20.00 dB", "method-1, 21.00 dB", "this plate, 30.00 dB", "reference");
    }

    @Test
    void a_metric_other_than_psnr_is_named() {
        ImageBatch image = noise(4, 4);
        worst.evaluated(
                0,
                1,
                new Evaluation.Row(
                        "a",
                        Map.of("ab-error", 9.5, "psnr", 30.0),
                        Map.of("gray", Map.of("ab-error", 12.0, "psnr", 31.0)),
                        new Evaluation.Gain("ab-error", 2.5)),
                new EvaluationListener.Pictures(image, image, image, Map.of("gray", image)));

        assertThat(worst.shown().get(0).title()).isEqualTo("a, gain ab-error +2.50");
        assertThat(worst.shown().get(0).panels())
                .extracting(ComparisonCase.Panel::label)
                .containsExactly("input", "gray, ab-error 12.00", "this plate, ab-error 9.50", "reference");
    }

    @Test
    void the_page_stays_small_whatever_the_pictures_and_methods() {
        for (int i = 0; i < 14; i++) {
            evaluate("image " + i, 30, noise(300, 400), 8);
        }

        assertThat(worst.shown()).hasSizeBetween(2, 11);
        assertThat(worst.shown().stream().mapToInt(ComparisonCase::length).sum())
                .isLessThan(4_500_000);
    }

    @Test
    void of_a_large_image_the_part_with_the_largest_error_is_shown() {
        ImageBatch clean = ImageBatch.zeros(1, 403, 501, 1);
        ImageBatch output = clean.image(0);
        output.data()[output.index(0, 402, 500, 0)] = 1;

        Detail detail = Detail.worst(clean, output);

        assertThat(detail.of(output).data()).contains(1);
        assertThat(detail.of(output).spec().toString())
                .isEqualTo(detail.of(clean).spec().toString());
        assertThat(detail.toString()).contains("160x160 pixels of it");
        assertThat(Detail.worst(noise(9, 5), noise(9, 5)).whole()).isTrue();
    }
}
