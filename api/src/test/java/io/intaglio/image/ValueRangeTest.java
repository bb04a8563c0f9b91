package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRangeTest {

    private static final SampleScale UINT8 = SampleScale.of(SampleType.UINT8);
    private static final SampleScale UINT16 = SampleScale.of(SampleType.UINT16);

    /** Values from 0 to a largest one, evenly spread. */
    private static ImageBatch ramp(double most) {
        ImageBatch image = ImageBatch.zeros(1, 100, 100, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (float) (most * i / (image.data().length - 1));
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12, 14})
    void auto_takes_the_range_of_data_that_use_few_of_their_bits(int bits) {
        double most = (Math.pow(2, bits) - 1) / 65535;

        Normalization found = ValueRange.AUTO.of(ramp(most), UINT16).orElseThrow();

        assertThat(found.low()).isZero();
        assertThat(found.high()).isCloseTo(most, within(1e-6));
    }

    @Test
    void auto_leaves_eight_bits_alone_however_dark_and_sixteen_that_are_used() {
        assertThat(ValueRange.AUTO.of(ramp(0.1), UINT8)).isEmpty();
        assertThat(ValueRange.AUTO.of(ramp(0.1), SampleScale.of(SampleType.INT8)))
                .isEmpty();
        assertThat(ValueRange.AUTO.of(ramp(0.6), UINT16)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0..1e300", "-1e31..0", "0..1e-310", "1..1e38"})
    void numbers_that_single_precision_does_not_hold_are_refused(String text) {
        assertThatThrownBy(() -> ValueRange.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e30..1e30", "0..1e-30", "0..65535"})
    void with_the_others_every_result_is_finite(String text) {
        Normalization range = ValueRange.parse(text).of(ramp(1), UINT16).orElse(new Normalization(0, 1));

        assertThat(range.apply(ramp(1)).finite()).isTrue();
        assertThat(range.undo(ramp(1.5)).finite()).isTrue();
        assertThat(range.excess(ramp(1)).finite()).isTrue();
    }

    @Test
    void a_flat_picture_comes_back_as_flat_however_wrong_the_network_is_by_a_little() {
        ImageBatch flat = ramp(0);
        java.util.Arrays.fill(flat.data(), 1234 / 65535f);
        Normalization found = ValueRange.AUTO.of(flat, UINT16).orElseThrow();

        ImageBatch seen = found.apply(flat);
        for (int i = 0; i < seen.data().length; i++) {
            assertThat(seen.data()[i]).isCloseTo(0.5f, within(0.01f));
            seen.data()[i] += 0.05f;
        }

        assertThat(found.undo(seen).data()[7] * 65535).isCloseTo(1234, within(0.1f));
    }

    @Test
    void auto_takes_floats_by_their_range() {
        SampleScale nominal = SampleScale.of(SampleType.FLOAT32);

        assertThat(ValueRange.AUTO.of(ramp(0.02), nominal)).isPresent();
        assertThat(ValueRange.AUTO.of(ramp(1), nominal)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 1e4f, 1e9f})
    void auto_does_not_count_a_few_outliers(float hot) {
        ImageBatch image = ramp(0.05);
        image.data()[5000] = hot;
        image.data()[7000] = hot;

        Normalization found = ValueRange.AUTO.of(image, UINT16).orElseThrow();

        assertThat(found.high()).isCloseTo(0.05, within(0.002));
        assertThat(found.exceeded(image)).isTrue();
        assertThat(found.apply(image).data()[5000]).isEqualTo(1.5f);
    }

    @Test
    void values_come_back_with_what_was_cut_off() {
        ImageBatch image = ramp(0.05);
        image.data()[5000] = 1;
        Normalization found = ValueRange.AUTO.of(image, UINT16).orElseThrow();

        float[] back = found.undo(found.apply(image)).data();
        float[] excess = found.excess(image).data();

        for (int i = 0; i < back.length; i++) {
            assertThat(back[i] + excess[i]).isCloseTo(image.data()[i], within(1e-6f));
        }
        assertThat(excess[4999]).isZero();
        assertThat(excess[5000]).isGreaterThan(0.9f);
    }

    @Test
    void a_photograph_with_bright_parts_is_no_matter_of_outliers() {
        ImageBatch image = ramp(0.1);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            image.data()[random.nextInt(image.data().length)] = 0.9f;
        }

        assertThat(ValueRange.AUTO.of(image, UINT16)).isEmpty();
    }

    @Test
    void given_numbers_are_those_of_the_file_whatever_its_type() {
        Normalization twelve = ValueRange.parse("0..4095").of(ramp(1), UINT16).orElseThrow();
        Normalization counts = ValueRange.parse(" -10 .. 500 ")
                .of(ramp(1), new SampleScale(SampleType.FLOAT32, 0, 1000))
                .orElseThrow();

        assertThat(twelve.high()).isCloseTo(4095 / 65535.0, within(1e-9));
        assertThat(counts.low()).isCloseTo(-0.01, within(1e-9));
        assertThat(counts.high()).isCloseTo(0.5, within(1e-9));
        assertThat(ValueRange.parse("0..255").of(ramp(1), UINT8)).isEmpty();
        assertThat(ValueRange.parse("0..4095")).hasToString("0..4095");
        assertThat(ValueRange.parse("full").of(ramp(0.1), UINT16)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twelve", "4095", "5..5", "9..2", "0..many", "AUTO"})
    void anything_else_is_refused_with_what_it_may_be(String text) {
        assertThatThrownBy(() -> ValueRange.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("range")
                .hasMessageContaining("0..4095");
    }
}
