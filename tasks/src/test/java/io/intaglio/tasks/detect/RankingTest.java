package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Ranking.Scored normal(double score) {
        return new Ranking.Scored(score, false);
    }

    private static Ranking.Scored anomalous(double score) {
        return new Ranking.Scored(score, true);
    }

    /** Anomalies at 4 and 2, normals at 3 and 1: of four pairs three are in order. */
    @Test
    void figuresAgreeWithThoseReckonedByHand() {
        Ranking ranking = Ranking.of(List.of(normal(3), anomalous(4), normal(1), anomalous(2)));

        assertThat(ranking.auroc()).isCloseTo(0.75, within(1e-12));
        assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(ranking.bestF1()).isCloseTo(0.8, within(1e-12)); // the upper three: precision 2/3, recall 1
    }

    @Test
    void equalScoresCountHalf() {
        Ranking ranking = Ranking.of(List.of(normal(1), anomalous(1), anomalous(2)));

        assertThat(ranking.auroc()).isCloseTo(0.75, within(1e-12));
        assertThat(ranking.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    }

    @Test
    void aScoreThatSaysNothingHasAnAreaOfOneHalf() {
        Ranking ranking = Ranking.of(List.of(normal(1), anomalous(1), normal(1)));

        assertThat(ranking.auroc()).isCloseTo(0.5, within(1e-12));
    }
}
