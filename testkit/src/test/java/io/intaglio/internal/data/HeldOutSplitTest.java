package io.intaglio.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.Bench;
import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutSplitTest {

    private final Intaglio intaglio = Bench.intaglio();

    /** One that is broken, one that is not; the seeds give either of them to either part. */
    private static Source oneOfTwoIsBroken() {
        return new Bench.Images(2, 1, 2, "d");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverPartABrokenExampleFallsIntoTheGoodOneIsLearnedFrom(int seed) throws IOException {
        List<String> warnings = new ArrayList<>();

        Training.Outcome outcome = intaglio.train("dim")
                .data(oneOfTwoIsBroken())
                .seed(seed)
                .warnings(warnings::add)
                .run();

        assertThat(outcome.report().steps()).isEqualTo(4);
        assertThat(warnings)
                .anySatisfy(warning -> assertThat(warning)
                        .containsPattern(
                                "cannot be read \\(image [01] is broken\\): all that can be read is learned from,"
                                        + " and nothing is held out")
                        .contains("other data to judge by"));
    }

    @Test
    void whereReadingIsStrictAPartThatCannotBeReadIsAnError() throws IOException {
        Training training = intaglio.train("dim").data(oneOfTwoIsBroken()).strict(true);

        assertThatThrownBy(training::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is broken");
    }

    @Test
    void aPlanCountsNothingAsHeldOutThatCannotBeRead() throws IOException {
        Training.Plan plan = intaglio.train("dim").data(oneOfTwoIsBroken()).plan();

        assertThat(plan.examples()).isEqualTo(2);
        assertThat(plan.heldOut()).isZero();
    }

    @Test
    void aBrokenExampleBesideGoodOnesInItsPartChangesNothing() throws IOException {
        Training.Plan plan =
                intaglio.train("dim").data(new Bench.Images(12, 1, 12, "d")).plan();

        assertThat(plan.heldOut()).isPositive();
    }

    @Test
    void whereAllExamplesAreBrokenThatIsSaidBeforeTheStart() {
        Training training = intaglio.train("dim").data(new Bench.Images(2, 1, 1, "d"));

        assertThatThrownBy(training::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("none of the first images can be read: image 1 is broken");
    }
}
