package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Architecture;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Evaluations by a model: its figures, the methods beside it, what cannot be read. */
class ModelEvaluationTest {

    /** Has no memory for the second image. */
    private record Tired(Autoencoder autoencoder, AtomicInteger calls) implements Autoencoder {

        @Override
        public Architecture architecture() {
            return autoencoder.architecture();
        }

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            if (calls.incrementAndGet() == 2) {
                throw new OutOfMemoryError("for a test");
            }
            return autoencoder.apply(x, condition);
        }

        @Override
        public Optional<LatentCodec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static Model gray() {
        return Brighter.model(1, new Bench.Dim(), new Bench.Twice());
    }

    @Test
    void what_the_network_has_no_memory_for_is_left_out() throws IOException {
        Brighter brighter = new Brighter(new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1)));
        Model tired = Brighter.model(new Tired(brighter, new AtomicInteger()), new Bench.Dim());
        List<String> told = new ArrayList<>();

        Evaluation evaluation =
                tired.evaluate(new Bench.Images(3, 1, 0, "d"), Settings.empty(), 0, new EvaluationListener() {
                    @Override
                    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
                        told.add(row.name());
                    }

                    @Override
                    public void skipped(IOException reason) {
                        told.add(reason.getMessage());
                    }
                });

        assertThat(told).containsExactly("image 0", "image 1 is too large for Java's memory (-Xmx)", "image 2");
        assertThat(evaluation.skipped()).isEqualTo(1);
        assertThat(evaluation.images()).hasSize(2);
    }

    @Test
    void an_interrupted_evaluation_ends_instead_of_calling_pictures_unreadable() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> gray().evaluate(
                                    new Bench.Images(3, 3, 2, "d"), Settings.empty(), 0, EvaluationListener.NONE))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("the evaluation was interrupted at image 0");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void figures_are_of_clipped_outputs_against_the_clean_image() throws IOException {
        // Clean 0.5, input 0.25, output 0.375: an error of 0.125 everywhere, 18.06 dB; the input's is 0.25, 12.04 dB.
        List<String> told = new ArrayList<>();
        Evaluation evaluation = gray().evaluate(
                        new Bench.Images(3, 3, 2, "d"), Settings.empty(), 0, (index, total, row, pictures) -> {
                            told.add(index + " of " + total + " " + row.name());
                            assertThat(pictures.output().data()).containsOnly(0.375f);
                        });

        assertThat(evaluation.task()).isEqualTo("dim");
        assertThat(evaluation.about().get("light")).isEqualTo("0.5");
        assertThat(evaluation.metrics().get("psnr")).isCloseTo(18.0618, within(1e-3));
        assertThat(evaluation.metrics().get("mse")).isCloseTo(0.015625, within(1e-7));
        assertThat(evaluation.baselines().get("input").get("psnr")).isCloseTo(12.0412, within(1e-3));
        assertThat(evaluation.skipped()).isEqualTo(2);
        assertThat(told).containsExactly("1 of 3 image 1");
        // 8x8 pixels are too small for SSIM; twice the input is the clean image itself, whose PSNR is infinite.
        assertThat(evaluation.metrics()).doesNotContainKeys("ssim", "ms-ssim");
        assertThat(evaluation.baselines().get("twice")).containsOnlyKeys("mse").containsEntry("mse", 0.0);
    }

    private static List<Double> inputs(long seed) throws IOException {
        Model model = Brighter.model(
                1,
                new Bench.Pairing(
                        (example, random) -> // darkens by chance
                        Pair.of(Bench.times(example.image(), random.nextDouble()), example.image())));
        List<Double> figures = new ArrayList<>();
        model.evaluate(
                new Bench.Images(2, 1, 0, "d"),
                Settings.empty(),
                seed,
                (index, total, row, pictures) ->
                        figures.add(row.baselines().get("input").get("mse")));
        return figures;
    }

    @Test
    void what_is_drawn_in_an_evaluation_follows_from_the_seed_and_the_image() throws IOException {
        assertThat(inputs(1)).doesNotHaveDuplicates().isEqualTo(inputs(1)).isNotEqualTo(inputs(2));
    }

    @Test
    void data_without_a_readable_image_is_refused() {
        assertThatThrownBy(() ->
                        gray().evaluate(new Bench.Images(3, 1, 1, "d"), Settings.empty(), 0, EvaluationListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the 3 images can be read");
    }

    /** A method that fails at the second image. */
    private record Failing(String name, Supplier<ImageBatch> second, AtomicInteger calls) implements BaselineProvider {

        @Override
        public String summary() {
            return "for this test";
        }

        @Override
        public boolean suits(String task, Settings about) {
            return true;
        }

        @Override
        public ImageBatch apply(Inputs inputs, Settings about) {
            return calls.incrementAndGet() == 1 ? inputs.image(Inputs.IMAGE) : second.get();
        }
    }

    private static Failing failing(String name, Supplier<ImageBatch> second) {
        return new Failing(name, second, new AtomicInteger());
    }

    @Test
    void a_baseline_that_fails_is_named_and_left_out_of_the_whole_evaluation() throws IOException {
        Model model = Brighter.model(
                1,
                new Bench.Dim(),
                failing("throws", () -> {
                    throw new IllegalStateException("no luck");
                }),
                failing("lacks-a-class", () -> {
                    throw new NoClassDefFoundError("org/example/Gone");
                }),
                failing("larger", () -> Bench.even(9, 8, 1, 0.5f)),
                failing("no-number", () -> Bench.even(8, 8, 1, Float.NaN)),
                new Bench.Told("sound", Set.of()));
        Map<String, String> told = new TreeMap<>();

        Evaluation evaluation =
                model.evaluate(new Bench.Images(3, 1, 0, "d"), Settings.empty(), 0, new EvaluationListener() {
                    @Override
                    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {}

                    @Override
                    public void baselineFailed(String name, String why) {
                        told.put(name, why);
                    }
                });

        assertThat(evaluation.images()).hasSize(3);
        assertThat(evaluation.baselines()).containsOnlyKeys("input", "sound");
        assertThat(evaluation.images().get(0).baselines()).containsOnlyKeys("input", "sound");
        assertThat(evaluation.failed())
                .isEqualTo(told)
                .containsOnlyKeys("throws", "lacks-a-class", "larger", "no-number");
        assertThat(told.get("throws")).contains("no luck");
        assertThat(told.get("larger")).contains("1x9x8", "1x8x8");
        assertThat(told.get("no-number")).contains("not finite");
    }

    @Test
    void a_baseline_is_told_the_answer_only_if_it_needs_it_and_left_out_if_what_it_needs_is_missing()
            throws IOException {
        Model model = Brighter.model(
                1,
                new Bench.Dim(),
                new Bench.Told("not", Set.of()),
                new Bench.Told("told", Set.of(Inputs.REFERENCE)),
                new Bench.Told("masked", Set.of(Inputs.MASK)));

        Evaluation evaluation =
                model.evaluate(new Bench.Images(1, 1, 0, "d"), Settings.empty(), 0, EvaluationListener.NONE);

        assertThat(evaluation.baselines().get("told").get("mse")).isZero();
        assertThat(evaluation.baselines().get("not").get("mse")).isCloseTo(0.25, within(1e-6));
        assertThat(evaluation.baselines()).doesNotContainKey("masked");
        assertThatThrownBy(() -> model.evaluate(
                        new Bench.Images(1, 1, 0, "d"),
                        Map.of("masked", new Bench.Told("masked", Set.of(Inputs.MASK))),
                        Settings.empty(),
                        0,
                        EvaluationListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the baseline masked needs a picture in the role \"mask\"");
    }
}
