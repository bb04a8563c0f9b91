package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeCoderTest {

    private static final float[] MEANS = {0, 0.3f, -7.5f, 100, 0, 5, 1, -3};
    private static final float[] SCALES = {0, -6, 2, 4, -1, 1, -2, 0.5f};
    private static final CodeTables TABLES = CodeTables.of(new float[] {0, (float) Math.log(3)}, MEANS, SCALES);
    private static final CodeCoder CODER = new CodeCoder(TABLES);

    private static int[] drawn(Random random, int mode, int places) {
        int[] code = new int[4 * places];
        for (int i = 0; i < code.length; i++) {
            int at = 4 * mode + i / places;
            double u = random.nextDouble();
            code[i] = (int) Math.rint(MEANS[at] + Math.exp(SCALES[at]) * Math.log(u / (1 - u)));
        }
        return code;
    }

    @Test
    void codes_are_read_as_they_were_written() throws ItgException {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int[] code = drawn(random, i % 2, 1 + i % 3);
            assertThat(CODER.decode(CODER.encode(code), 0, code.length)).isEqualTo(code);
        }
    }

    @Test
    void numbers_that_nothing_prepared_for_are_written_too() throws ItgException {
        int[] code = {-1_000_000, 1_048_575, 5, -1_048_575};
        byte[] bytes = CODER.encode(code);
        assertThat(CODER.decode(bytes, 0, 4)).isEqualTo(code);
        assertThatThrownBy(() -> CODER.encode(new int[] {1 << 20, 0, 0, 0}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1048576");
    }

    /** The logistic distribution of mean 0 and scale 1: a zero has the probability tanh(1/4). */
    @Test
    void bits_are_those_of_the_distribution() {
        CodeCoder coder = new CodeCoder(CodeTables.of(new float[1], new float[1], new float[1]));
        assertThat(coder.bits(new int[1])).isCloseTo(-Math.log(Math.tanh(0.25)) / Math.log(2), within(1e-3));
        double two = 1 / (1 + Math.exp(-2.5)) - 1 / (1 + Math.exp(-1.5));
        assertThat(coder.bits(new int[] {2})).isCloseTo(-Math.log(two) / Math.log(2), within(1e-3));
    }

    @Test
    void a_code_is_as_long_as_its_bits_say() {
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            int[] code = drawn(random, 1, 200);
            double bytes = CODER.bits(code) / 8;
            assertThat((double) CODER.encode(code).length).isBetween(bytes - 1, 1.001 * bytes + 2);
        }
    }

    @Test
    void the_mode_that_takes_fewer_bits_is_chosen() {
        assertThat(CODER.bits(new int[] {0, 5, 1, -3})).isLessThan(12);
        assertThat(CODER.bits(new int[] {0, 0, -7, 100})).isLessThan(20);
    }

    @Test
    void any_bytes_are_a_code_or_an_error() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            try {
                assertThat(CODER.decode(bytes, 0, 8)).hasSize(8);
            } catch (ItgException e) {
                assertThat(e).hasMessageContaining("too large");
            }
        }
    }

    @Test
    void tables_are_read_as_they_were_written_and_checked() throws ItgException {
        byte[] bytes = TABLES.bytes();
        assertThat(CodeTables.of(bytes).bytes()).isEqualTo(bytes);
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = bytes.clone();
            mutant[random.nextInt(30)] = (byte) random.nextInt(256);
            try {
                CodeTables.of(mutant);
            } catch (ItgException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThatThrownBy(() -> CodeTables.of(new byte[20])).hasMessageContaining("ITCT");
    }

    @Test
    void a_prior_that_is_not_finite_makes_no_tables() {
        assertThatThrownBy(() -> CodeTables.of(new float[1], new float[] {Float.NaN}, new float[1]))
                .isInstanceOf(InvalidInputException.class);
    }
}
