package io.intaglio.tasks.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.task.Result;
import io.intaglio.task.RunCompletion.Completed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {

    /** The fifteen p-values of the example in section 3.2 of the paper, of which four are found at 5 %. */
    @Test
    void theExampleOfThePaperGivesFourDiscoveries() {
        double[] values = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };

        assertThat(FalseDiscoveries.threshold(values, 0.05)).isEqualTo(0.0095);
    }

    /** 0.04 alone is above 0.05 / 2; 0.05 is not above 0.05 · 2 / 2 and takes it along. */
    @Test
    void aLargerValueTakesSmallerOnesAlong() {
        assertThat(FalseDiscoveries.threshold(new double[] {0.05, 0.04}, 0.05)).isEqualTo(0.05);
        assertThat(FalseDiscoveries.threshold(new double[] {0.06, 0.04}, 0.05)).isZero();
        assertThat(FalseDiscoveries.threshold(new double[0], 0.05)).isZero();
    }

    /** Three of thirty at 1/100: 0.1 · 3 / 30 is 0.01 in exact numbers, and must be so in floating point. */
    @Test
    void aValueOnTheLineIsADiscovery() {
        double[] values = new double[30];
        Arrays.fill(values, 1);
        Arrays.fill(values, 0, 3, 1.0 / 100);

        assertThat(FalseDiscoveries.threshold(values, 0.1)).isEqualTo(0.01);
    }

    private static Result.Table table(double... values) {
        return new Result.Table(
                List.of("score", "p", "alarm", "edges"),
                DoubleStream.of(values)
                        .mapToObj(p -> List.of(1 - p, p, 1.0, 7.0))
                        .toList());
    }

    private static List<Double> alarms(Completed completed) {
        return completed.table().rows().stream()
                .map(row -> row.get(Detect.ALARM))
                .toList();
    }

    /** With q = 0.2 and five values the line is 0.04, 0.08, 0.12, 0.16, 0.2: 0.1 is below the third, 0.17 above all. */
    @Test
    void rowsKeepTheirOrderAndTheirOtherNumbers() {
        Completed completed = new FalseDiscoveries(0.2, 99).complete(table(0.5, 0.1, 0.9, 0.03, 0.1));

        assertThat(alarms(completed)).containsExactly(0.0, 1.0, 0.0, 1.0, 1.0);
        assertThat(completed.table().rows().get(1)).containsExactly(0.9, 0.1, 1.0, 7.0);
        assertThat(completed.notes())
                .containsExactly("alarms: 3 of 5; on average at most 20 % of the alarms are false (Benjamini-Hochberg"
                        + " over all p of this run, from 99 normal images)");
    }

    /** 0.1 · k / 200 reaches 1/100 from k = 20 on. */
    @Test
    void aRunWithoutAlarmsSaysHowManyItTakes() {
        double[] values = new double[200];
        Arrays.fill(values, 0.5);
        Arrays.fill(values, 0, 19, 0.01);
        FalseDiscoveries tenth = new FalseDiscoveries(0.1, 99);

        Completed none = tenth.complete(table(values));
        values[19] = 0.01;

        assertThat(alarms(none)).containsOnly(0.0);
        assertThat(none.notes().get(0))
                .startsWith("alarms: 0 of 200; ")
                .endsWith("; in a run of 200, at least 20 must score above all normal images before any is an alarm");
        assertThat(alarms(tenth.complete(table(values))))
                .filteredOn(each -> each == 1)
                .hasSize(20);
    }

    @Test
    void tooFewNormalImagesAreRefusedWithTheNumberThatItTakes() {
        assertThat(new FalseDiscoveries(0.1, 9).normal()).isEqualTo(9);
        assertThatThrownBy(() -> new FalseDiscoveries(0.1, 8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("with at most 10 % false discoveries, 8 held-out normal images are too few for"
                        + " any alarm: it takes 9; ");
    }

    /**
     * Of 100 scores 20 are shifted by three standard deviations; the p-values of a run are from the same 99 normal
     * scores. The mean over runs is then at most 0.8 · 0.1; judging each by itself gives far more.
     */
    @Test
    void theMeanShareOfFalseAlarmsIsKeptAlthoughOneSetOfNormalImagesServesAll() {
        Random random = new Random(5);
        double together = 0;
        double alone = 0;
        double found = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            Conformal calibration = Conformal.of(
                    random.doubles(99).map(any -> random.nextGaussian()).toArray());
            double[] values = new double[100];
            for (int i = 0; i < 100; i++) {
                values[i] = calibration.p(random.nextGaussian() + (i < 20 ? 3 : 0));
            }
            double threshold = FalseDiscoveries.threshold(values, 0.1);
            together += falseShare(values, threshold) / runs;
            alone += falseShare(values, 0.1) / runs;
            found += Arrays.stream(values, 0, 20).filter(p -> p <= threshold).count() / 20.0 / runs;
        }

        assertThat(together).isBetween(0.03, 0.085); // 0.0024 is the standard error
        assertThat(alone).isGreaterThan(0.25);
        assertThat(found).isGreaterThan(0.5);
    }

    private static double falseShare(double[] values, double threshold) {
        long all = Arrays.stream(values).filter(p -> p <= threshold).count();
        long normal = Arrays.stream(values, 20, 100).filter(p -> p <= threshold).count();
        return all == 0 ? 0 : normal / (double) all;
    }
}
