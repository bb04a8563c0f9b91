package io.intaglio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DemoStrokesTest extends SourceContract {

    @Override
    protected Source open() throws IOException {
        return open("strokes,count=12,size=64");
    }

    private static Source open(String argument) throws IOException {
        return new DemoSourceProvider().open(argument);
    }

    @Test
    void thereAre100Of256By256UnlessToldOtherwise() throws IOException {
        assertThat(open("strokes").size()).isEqualTo(100);
        assertThat(open("strokes").get(0).image()).hasToString("1 x 3x256x256");
    }

    @Test
    void everyImageHasStrokesOfItsOwn() throws IOException {
        double least = 1;
        for (int i = 0; i < 12; i++) {
            ImageBatch image = open().get(i).image();
            double sum = 0;
            double squares = 0;
            for (float value : image.data()) {
                assertThat(value).isEqualTo(Math.round(value * 255) / 255f);
                sum += value;
                squares += value * value;
            }
            double mean = sum / image.data().length;
            least = Math.min(least, squares / image.data().length - mean * mean);
        }
        assertThat(least).as("no image is of one colour").isGreaterThan(0.002);
        assertThat(open().get(1).image().data())
                .isNotEqualTo(open().get(2).image().data());
    }

    @Test
    void theBitsAreTheSameOnEveryMachine() throws IOException {
        assertThat(Bits.of(open(), 0, 1, 5, 11))
                .isEqualTo("753b46a1e48ec846928da7d92dc12273f3ee56cfb6202d5b1eabc6847b83d8ec");
    }
}
