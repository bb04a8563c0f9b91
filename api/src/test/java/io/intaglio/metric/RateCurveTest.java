package io.intaglio.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.metric.RateCurve.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateCurveTest {

    /** 6 dB a doubling of the bits, as of an ideal codec, times a factor. */
    private static RateCurve ideal(double factor) {
        return new RateCurve(IntStream.range(0, 8)
                .mapToObj(i -> new Point(factor * 0.1 * Math.pow(2, i / 2.0), 24 + 3.0 * i))
                .toList());
    }

    @Test
    void halfTheBitsAreMinusFiftyPercentAndSixDecibels() {
        assertThat(ideal(0.5).rateAgainst(ideal(1), 27, 34)).isCloseTo(-50, within(1e-9));
        assertThat(ideal(1).rateAgainst(ideal(0.5), 27, 34)).isCloseTo(100, within(1e-9));
        assertThat(ideal(0.5).psnrAgainst(ideal(1))).isCloseTo(6, within(1e-9));
        assertThat(ideal(1).rateAgainst(ideal(1), 27, 34)).isZero();
    }

    /** Values of SciPy's PchipInterpolator over the same points, integrated between 28 and 33 dB. */
    @Test
    void agreesWithAnIndependentInterpolation() {
        RateCurve one = new RateCurve(
                List.of(new Point(0.15, 26.3), new Point(0.28, 28.5), new Point(0.49, 30.9), new Point(0.79, 33.6)));
        RateCurve other = new RateCurve(
                List.of(new Point(0.25, 25.1), new Point(0.5, 28.9), new Point(0.9, 31.6), new Point(1.6, 35.2)));

        assertThat(one.rateAgainst(other, 28, 33)).isCloseTo(-37.64442, within(1e-3));
    }

    @Test
    void whatIsWorseAndLargerIsNoPartOfTheCurve() {
        RateCurve curve = RateCurve.of(List.of(
                new Point(0.4, 30), new Point(0.1, 25), new Point(0.2, 28), new Point(0.3, 27.5), new Point(0.2, 27)));

        assertThat(curve.points()).containsExactly(new Point(0.1, 25), new Point(0.2, 28), new Point(0.4, 30));
    }

    @Test
    void curvesApartSayNothing() {
        RateCurve high = new RateCurve(List.of(new Point(1, 40), new Point(2, 44)));

        assertThat(high.rateAgainst(ideal(1), 27, 34)).isNaN();
        assertThatThrownBy(() -> new RateCurve(List.of(new Point(1, 30), new Point(2, 29))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RateCurve.of(List.of(new Point(1, 30)))).isInstanceOf(InvalidInputException.class);
    }
}
