package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableExamplesTest {

    private final Intaglio intaglio = Bench.intaglio();

    /** Two images, of which one cannot be read. */
    private record OneGood(int good) implements Source {

        @Override
        public long size() {
            return 2;
        }

        @Override
        public Example get(long index) throws IOException {
            if (index != good) {
                throw new IOException("image " + index + " is a bomb");
            }
            return Example.of("image " + index, Bench.even(8, 8, 1, 0.5f));
        }

        @Override
        public String digest() {
            return "one";
        }
    }

    /** Whichever half the bad one falls into, the good one is used, and the bad one named and counted. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void the_only_good_image_is_learned_from_though_it_were_held_out(int good) throws IOException {
        List<String> warnings = new ArrayList<>();

        Training.Outcome outcome = intaglio.train("dim")
                .data(new OneGood(good))
                .set("held-out", 0.5)
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().steps()).isPositive();
        assertThat(outcome.report().skipped()).isEqualTo(1);
        assertThat(warnings).anyMatch(warning -> warning.contains("is a bomb"));
    }

    private static Picture level(float value) {
        return Picture.of(Bench.even(8, 8, 1, value));
    }

    /** Most likely somebody has not divided by 255. */
    @ParameterizedTest
    @ValueSource(floats = {200, -3, Float.NaN, Float.POSITIVE_INFINITY})
    void numbersThatAreNoImageAreLeftOutAndNamed(float value) throws IOException {
        List<String> warnings = new ArrayList<>();
        ImageBatch wrong = Bench.even(8, 8, 1, 0.5f);
        wrong.data()[5] = value;

        Training.Outcome outcome = intaglio.train("dim")
                .data(Source.of(List.of(level(0.25f), Picture.of(wrong).withName("wrong.tif"), level(0.75f))))
                .set("held-out", 0)
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().skipped()).isEqualTo(1);
        assertThat(warnings)
                .anyMatch(warning -> warning.contains("wrong.tif")
                        && warning.contains(Float.isFinite(value) ? "those of an image from 0 to 1" : "not finite"));
    }

    @Test
    void aSlightOvershootIsAnImage() throws IOException {
        Training.Outcome outcome = intaglio.train("dim")
                .data(Source.of(List.of(level(-0.1f), level(1.2f))))
                .set("held-out", 0)
                .run();

        assertThat(outcome.report().skipped()).isZero();
    }

    @Test
    void whereNoneIsAnImageNothingIsLearned() {
        List<String> warnings = new ArrayList<>();
        Training training = intaglio.train("dim")
                .data(Source.of(List.of(level(100), level(200))))
                .warnings(warnings::add);

        assertThatThrownBy(training::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the warnings name each with its reason");
        assertThat(warnings)
                .anyMatch(warning ->
                        warning.contains("go from 0.0 to 100.0, and those of an image from 0 to 1: scale them first"));
    }
}
