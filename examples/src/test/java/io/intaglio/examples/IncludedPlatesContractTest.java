package io.intaglio.examples;

import io.intaglio.Model;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.spi.PlateProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.RunRequest;
import io.intaglio.tasks.stylize.Stylize;
import io.intaglio.testkit.PlateProviderContract;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;

/** The included plates, by the contract of those that come with jars. */
class IncludedPlatesContractTest {

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
    class OfLowLight extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("low-light");
        }
    }

    @Nested
    class OfColour extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("colour");
        }
    }

    @Nested
    class OfStylizeFast extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("stylize-fast");
        }

        /** It asks for a style. */
        @Override
        protected RunRequest request(Model model) {
            return super.request(model).with(Stylize.STYLE, Picture.of(ImageBatch.zeros(1, 20, 30, 3)));
        }
    }

    @Nested
    class OfFill extends PlateProviderContract {

        @Override
        protected PlateProvider provider() {
            return plate("fill");
        }

        /** It asks for a mask. */
        @Override
        protected RunRequest request(Model model) {
            ImageBatch mask = ImageBatch.zeros(1, 32, 48, 1);
            Arrays.fill(mask.data(), 700, 800, 1);
            return super.request(model).with(Inputs.MASK, Picture.of(mask));
        }
    }
}
