package io.intaglio.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataDiagnosisTest {

    /** Examples in memory; null stands for one that cannot be read. */
    private record Held(List<Example> examples, List<String> classes) implements Source {

        @Override
        public long size() {
            return examples.size();
        }

        @Override
        public Example get(long index) throws IOException {
            Example example = examples.get((int) index);
            if (example.name().equals("broken")) {
                throw new IOException("broken is no picture");
            }
            return example;
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    private static ImageBatch gray(int height, int width, float... values) {
        return ImageBatch.wrap(1, height, width, 1, values);
    }

    private static List<String> advices(DataDiagnosis found) {
        return found.findings().stream().map(Finding::advice).toList();
    }

    private static DataDiagnosis look(List<Example> examples, List<String> classes) throws IOException {
        return DataDiagnosis.of(new Held(examples, classes), new CodePlan(2, 1), done -> {});
    }

    @Test
    void constant_images_copies_and_classes_are_counted() throws IOException {
        DataDiagnosis found = look(
                List.of(
                        Example.labelled("a", gray(1, 2, 0, 1), 0),
                        Example.labelled("b", gray(1, 2, 1, 0), 1),
                        Example.labelled("again a", gray(1, 2, 0, 1), 0),
                        Example.labelled("a as one", gray(1, 2, 0, 1), 1),
                        Example.labelled("white", gray(1, 2, 1, 1), 1),
                        Example.labelled("broken", gray(1, 2, 1, 1), 1)),
                List.of("zero", "one"));

        assertThat(found.images()).isEqualTo(6);
        assertThat(found.unreadable()).isEqualTo(1);
        assertThat(found.facts().sizes()).containsOnlyKeys("2x1");
        assertThat(found.facts().constant()).containsExactly("white");
        assertThat(found.facts().copies()).isEqualTo(2);
        assertThat(found.facts().disputed()).isBetween(1L, 2L);
        assertThat(found.classes()).containsEntry("zero", 2L).containsEntry("one", 3L);
        assertThat(found.facts().mean()).isCloseTo(0.6, within(1e-6));
        assertThat(advices(found))
                .contains("move them out of the data", "--val SOURCE with images of its own")
                .anyMatch(advice -> advice.startsWith("--strict"));
    }

    @Test
    void a_weight_at_which_nothing_lives_is_told_with_one_that_is_safe() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            // Variances 1/4 and 1/16: a direction lives up to a weight of 1/2 and of 1/8.
            examples.add(Example.of("" + i, gray(1, 2, i % 2, i / 2 % 2 * 0.5f)));
        }
        Held data = new Held(examples, List.of());

        DataDiagnosis collapsed = DataDiagnosis.of(data, new CodePlan(2, 1), done -> {});
        DataDiagnosis half = DataDiagnosis.of(data, new CodePlan(2, 0.3), done -> {});
        DataDiagnosis sound = DataDiagnosis.of(data, new CodePlan(2, 0.1), done -> {});

        assertThat(collapsed.active()).isZero();
        assertThat(collapsed.safeBeta()).isEqualTo(0.1);
        assertThat(advices(collapsed)).contains("--set beta=0.1");
        assertThat(half.active()).isEqualTo(1);
        assertThat(advices(half)).contains("--set latent=1");
        assertThat(sound.active()).isEqualTo(2);
        assertThat(advices(sound)).noneMatch(advice -> advice.startsWith("--set"));
    }

    @Test
    void images_of_several_sizes_are_brought_to_one_for_the_spectrum() throws IOException {
        DataDiagnosis found = look(
                List.of(
                        Example.of("wide", ImageBatch.zeros(1, 40, 200, 3)),
                        Example.of("high", ImageBatch.zeros(1, 100, 50, 3))),
                List.of());

        assertThat(found.frame().resized()).isTrue();
        assertThat(found.frame().width()).isEqualTo(found.frame().height()).isLessThanOrEqualTo(64);
        assertThat(found.spectrum().total()).isZero();
        assertThat(advices(found))
                .contains("--crop 32", "--channels 1", "--data with other images")
                .anyMatch(advice -> advice.startsWith("--set augment"));
    }

    @Test
    void one_tiny_image_does_not_make_all_crops_tiny() throws IOException {
        DataDiagnosis found = look(
                List.of(
                        Example.of("usual", ImageBatch.zeros(1, 40, 50, 3)),
                        Example.of("tiny", ImageBatch.zeros(1, 1, 1, 3))),
                List.of());

        assertThat(advices(found))
                .contains("move images of fewer than 16 pixels a side out of the data, and --crop 32");
    }

    @Test
    void data_of_which_nothing_can_be_read_is_refused() {
        assertThatThrownBy(() -> look(List.of(Example.of("broken", gray(1, 1, 0))), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the images that were looked at can be read: broken is no picture");
    }
}
