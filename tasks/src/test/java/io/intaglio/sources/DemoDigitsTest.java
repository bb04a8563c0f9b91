package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoDigitsTest extends SourceContract {

    @Override
    protected Source open() throws IOException {
        return open("digits");
    }

    private static Source open(String argument) throws IOException {
        return new DemoSourceProvider().open(argument);
    }

    @Test
    void thereAreTenThousandOf28By28UnlessToldOtherwise() throws IOException {
        assertThat(open().size()).isEqualTo(10_000);
        assertThat(open().get(0).image()).hasToString("1 x 1x28x28");
        Source other = open("digits,count=7,size=40");
        assertThat(other.size()).isEqualTo(7);
        assertThat(other.get(0).image()).hasToString("1 x 1x40x40");
    }

    @Test
    void tenNeighboursHoldEachDigitOnce() throws IOException {
        Source source = open();
        for (int block = 0; block < 20; block++) {
            Set<Integer> digits = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                digits.add(source.get(block * 10L + i).label().orElseThrow());
            }
            assertThat(digits).hasSize(10);
        }
    }

    @Test
    void everyDigitIsInkOnPaperThatEndsInsideTheImage() throws IOException {
        Source source = open();
        for (int index = 0; index < 1000; index++) {
            Example example = source.get(index);
            float most = 0;
            float border = 0;
            double sum = 0;
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 28; x++) {
                    float ink = example.image().get(0, y, x, 0);
                    most = Math.max(most, ink);
                    sum += ink;
                    if (x == 0 || y == 0 || x == 27 || y == 27) {
                        border = Math.max(border, ink);
                    }
                }
            }
            assertThat(most).as("%s, image %s", example.label(), index).isGreaterThan(0.5f);
            assertThat(border).as("%s, image %s", example.label(), index).isLessThan(0.3f);
            assertThat(sum / 784).as("%s, image %s", example.label(), index).isBetween(0.01, 0.4);
        }
    }

    @Test
    void anotherSeedWritesOtherwise() throws IOException {
        assertThat(open("digits,seed=1").get(3).image().data())
                .isNotEqualTo(open("digits,seed=2").get(3).image().data());
        assertThat(open("digits,seed=1").digest())
                .isNotEqualTo(open("digits,seed=2").digest());
    }

    @Test
    void theBitsAreTheSameOnEveryMachine() throws IOException {
        assertThat(Bits.of(open(), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9_999))
                .isEqualTo("eb55824500184854c8f1624b308f0dd55a3688a6cab1122fdc98d7f340846d9b");
    }
}
