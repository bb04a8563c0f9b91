package io.intaglio.examples;

import io.intaglio.spi.PlateProvider;
import io.intaglio.testkit.PlateProviderContract;
import java.util.ServiceLoader;

/** The plate in the box, by the contract of those that come with jars. */
class DenoisePlateTest extends PlateProviderContract {

    @Override
    protected PlateProvider provider() {
        return ServiceLoader.load(PlateProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(plate -> plate.name().equals("denoise"))
                .findFirst()
                .orElseThrow();
    }
}
