package io.intaglio.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.task.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorizationReportTest {

    private static ImageBatch level(double... values) {
        float[] data = new float[values.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) values[i];
        }
        return ImageBatch.wrap(1, 1, values.length, 1, data);
    }

    private static Source source(ImageBatch... images) {
        return Source.of(Arrays.stream(images).map(Picture::of).toList());
    }

    @Test
    void theTwoNearestExamplesAreFound() throws Exception {
        Source data = source(level(0, 0), level(1, 1), level(0.5, 0.5));

        MemorizationReport report =
                MemorizationReport.of(List.of(level(0.25, 0.5), level(1, 1)), data, ProgressListener.NONE);

        MemorizationReport.Nearest first = report.nearest().get(0);
        assertThat(first.example()).isEqualTo(2);
        assertThat(first.distance()).isCloseTo(Math.sqrt(0.0625 / 2), within(1e-6));
        assertThat(first.second()).as("of black").isCloseTo(Math.sqrt((0.0625 + 0.25) / 2), within(1e-6));
        assertThat(report.nearest().get(1)).isEqualTo(new MemorizationReport.Nearest(1, 0, 0.5));
        assertThat(report.usual()).as("an example is not its own neighbour").isEqualTo(0.5);
    }

    @Test
    void twoExamplesAreTooFew() {
        assertThatThrownBy(() ->
                        MemorizationReport.of(List.of(level(0.5)), source(level(0), level(1)), ProgressListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("images are compared with at least 3 examples, and 2 can be read; choose other data");
    }

    /** Large images, of which most of the comparisons are given up early: as a plain search finds them. */
    @Test
    void givingUpEarlyChangesNothing() throws Exception {
        SplitMix64 random = new SplitMix64(3);
        List<ImageBatch> images = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            float[] data = new float[900];
            float base = random.nextFloat();
            for (int k = 0; k < data.length; k++) {
                data[k] = base + 0.3f * random.nextFloat();
            }
            images.add(ImageBatch.wrap(1, 30, 30, 1, data));
        }
        List<ImageBatch> data = images.subList(5, 300);
        MemorizationReport report = MemorizationReport.of(
                images.subList(0, 5), source(data.toArray(new ImageBatch[0])), ProgressListener.NONE);

        for (int i = 0; i < 5; i++) {
            double[] distances = new double[data.size()];
            for (int k = 0; k < distances.length; k++) {
                double sum = 0;
                for (int at = 0; at < 900; at++) {
                    double difference = images.get(i).data()[at] - data.get(k).data()[at];
                    sum += difference * difference;
                }
                distances[k] = Math.sqrt(sum / 900);
            }
            MemorizationReport.Nearest nearest = report.nearest().get(i);
            assertThat(distances[(int) nearest.example()]).isCloseTo(nearest.distance(), within(1e-5));
            Arrays.sort(distances);
            assertThat(nearest.distance()).isCloseTo(distances[0], within(1e-5));
            assertThat(nearest.second()).isCloseTo(distances[1], within(1e-5));
        }
    }

    @Test
    void aCopyIsMuchNearerThanTheSecondNearest() {
        assertThat(new MemorizationReport.Nearest(0, 0.1, 0.29).copied()).isFalse();
        assertThat(new MemorizationReport.Nearest(0, 0.1, 0.31).copied()).isTrue();
        assertThat(new MemorizationReport.Nearest(0, 0, 0).copied())
                .as("of an example that the data hold twice")
                .isTrue();
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> MemorizationReport.of(
                        List.of(level(0, 1)), source(level(0, 1), level(0, 1, 1)), ProgressListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1x3x1")
                .hasMessageContaining("1x2x1");
    }
}
