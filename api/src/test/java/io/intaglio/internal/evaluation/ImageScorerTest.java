package io.intaglio.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.Evaluation.Gain;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metric;
import io.intaglio.metric.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageScorerTest {

    private static final ImageBatch CLEAN = gray(0.5f);

    private static ImageBatch gray(float value) {
        return colour(value, value, value);
    }

    private static ImageBatch colour(float red, float green, float blue) {
        return ImageBatch.wrap(1, 1, 1, 3, new float[] {red, green, blue});
    }

    private static Evaluation.Row row(List<Metric> metrics, ImageBatch ours, ImageBatch... theirs) {
        ImageScorer judge = new ImageScorer(metrics, CLEAN);
        Map<String, ImageScorer.Figures> others = new LinkedHashMap<>();
        for (ImageBatch image : theirs) {
            others.put("method " + others.size(), judge.of(image));
        }
        return new ImageScorer.Scores("a", judge.of(ours), others)
                .row(metrics.get(0).name());
    }

    @Test
    void a_gain_is_over_the_best_of_the_others() {
        // errors of 0.1, 0.2 and 0.4: 20, 13.98 and 7.96 dB
        Evaluation.Row row = row(Metrics.standard(), gray(0.6f), gray(0.3f), gray(0.1f));

        assertThat(row.gain().metric()).isEqualTo("psnr");
        assertThat(row.gain().by()).isBetween(6.02, 6.03);
        assertThat(row.metrics()).containsOnlyKeys("psnr", "mse");
        assertThat(row.baselines()).containsOnlyKeys("method 0", "method 1");
    }

    @Test
    void where_lower_is_better_a_gain_is_positive_if_the_model_is_lower() {
        List<Metric> metrics = Stream.concat(Stream.of(Metrics.colourError()), Metrics.standard().stream())
                .toList();
        ImageBatch pale = colour(0.55f, 0.5f, 0.5f);
        ImageBatch strong = colour(0.8f, 0.5f, 0.5f);

        Evaluation.Row better = row(metrics, pale, strong);
        Evaluation.Row worse = row(metrics, strong, pale);

        assertThat(better.metrics()).containsKeys("ab-error", "psnr");
        assertThat(better.gain())
                .isEqualTo(new Gain(
                        "ab-error",
                        better.baselines().get("method 0").get("ab-error")
                                - better.metrics().get("ab-error")));
        assertThat(better.gain().by()).isPositive();
        assertThat(worse.gain().by()).isEqualTo(-better.gain().by());
        assertThat(row(metrics, strong).gain().by()).isEqualTo(-worse.metrics().get("ab-error"));
    }

    @Test
    void perfect_images_have_no_finite_psnr_and_gain_nothing_over_each_other() {
        assertThat(row(Metrics.standard(), CLEAN, gray(0.1f)).metrics()).containsOnlyKeys("mse");
        assertThat(row(Metrics.standard(), CLEAN, gray(0.1f)).gain().by()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(row(Metrics.standard(), CLEAN, CLEAN).gain().by()).isZero();
        assertThat(row(Metrics.standard(), gray(0.1f), CLEAN).gain().by()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(row(Metrics.standard(), gray(0.6f)).gain().by()).isBetween(19.99, 20.01);
    }

    @Test
    void what_is_no_number_is_worse_than_everything() {
        ImageBatch broken = gray(Float.NaN);

        assertThat(row(Metrics.standard(), gray(0.1f), broken).gain().by()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(row(Metrics.standard(), broken, gray(0.1f)).gain().by()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(row(Metrics.standard(), broken, gray(0.1f)).metrics()).isEmpty();
    }
}
