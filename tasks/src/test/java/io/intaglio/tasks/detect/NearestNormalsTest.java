package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNormalsTest {

    /** From (0, 0) the nearest lie 3 and 5 away. */
    @Test
    void theDistanceIsTheMeanOfTheTwoNearest() {
        NearestNormals near = new NearestNormals(List.of(new float[] {6, 8}, new float[] {0, 3}, new float[] {-3, 4}));

        assertThat(near.distance(new float[] {0, 0})).isCloseTo(4, within(1e-6));
        assertThat(new NearestNormals(List.of(new float[] {0, 3})).distance(new float[] {0, 0}))
                .isCloseTo(3, within(1e-6));
    }

    /** A line of 1,000 points: those beside 700.25 lie 0.25 and 0.75 away, wherever they are stored. */
    @Test
    void manyVectorsAreSearchedToTheLast() {
        List<float[]> line =
                IntStream.range(0, 1000).mapToObj(i -> new float[] {i, 0, 1}).toList();
        NearestNormals near = new NearestNormals(line);

        assertThat(near.distance(new float[] {700.25f, 0, 1})).isCloseTo(0.5, within(1e-5));
        assertThat(near.distance(new float[] {999, 0, 1})).isCloseTo(0.5, within(1e-5));
    }
}
