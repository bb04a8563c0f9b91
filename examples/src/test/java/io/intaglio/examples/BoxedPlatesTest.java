package io.intaglio.examples;

import io.intaglio.spi.PlateProvider;
import io.intaglio.testkit.PlateProviderContract;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;

/** The plates in the box, by the contract of those that come with jars. */
class BoxedPlatesTest {

    private static PlateProvider plate(String name) {
        return ServiceLoader.load(PlateProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(plate -> plate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class OfDenoise extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("denoise");
        }
    }

    @Nested
    class OfPhoto extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("photo");
        }
    }

    @Nested
    class OfJpeg extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("jpeg");
        }
    }

    @Nested
    class OfEnlarge extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("enlarge");
        }
    }

    @Nested
    class OfFill extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("fill");
        }
    }
}
