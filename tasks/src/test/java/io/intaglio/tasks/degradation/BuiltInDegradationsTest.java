package io.intaglio.tasks.degradation;

import io.intaglio.spi.Degradation;
import io.intaglio.testkit.DegradationContract;
import org.junit.jupiter.api.Nested;

/** Those that have no test of their own keep to the contract, too. */
class BuiltInDegradationsTest {

    @Nested
    class OfGaussianNoise extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new GaussianNoise();
        }
    }

    @Nested
    class OfPoissonNoise extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new PoissonNoise();
        }
    }

    @Nested
    class OfPoissonGaussianNoise extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new PoissonGaussianNoise();
        }
    }

    @Nested
    class OfSaltAndPepper extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new SaltAndPepper();
        }
    }

    @Nested
    class OfLowLight extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new LowLight();
        }
    }

    @Nested
    class OfLowContrast extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new LowContrast();
        }
    }

    @Nested
    class OfHaze extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new Haze();
        }
    }

    @Nested
    class OfGrayscale extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new Grayscale();
        }
    }

    @Nested
    class OfEdgeDrawing extends DegradationContract {

        @Override
        protected Degradation degradation() {
            return new EdgeDrawing();
        }
    }
}
