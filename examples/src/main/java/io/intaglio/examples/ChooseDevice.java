package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import java.io.IOException;

/** Lists the installed engines with their devices, then runs the included plate on the one that was chosen. */
public final class ChooseDevice {

    private static final String USAGE = "usage: ChooseDevice [DEVICE [THREADS]], for example: ChooseDevice cpu 1";

    private ChooseDevice() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [DEVICE [THREADS]]}: {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:1}; 0 threads
     *     for all processors
     */
    public static void main(String[] arguments) throws IOException {
        try {
            runExample(arguments);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static String runExample(String[] arguments) throws IOException {
        if (arguments.length > 2 || arguments.length == 2 && !arguments[1].matches("[0-9]{1,4}")) {
            throw new InvalidInputException(USAGE);
        }
        EngineOptions options = new EngineOptions()
                .device(arguments.length > 0 ? arguments[0] : "auto")
                .threads(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0);
        try (Intaglio intaglio = Intaglio.builder().engine(options).open()) {
            for (EngineProvider engine : intaglio.engines().all()) {
                for (DeviceInfo device : engine.devices()) {
                    System.out.println(engine.name() + " " + device.name() + ": " + device.description());
                }
            }
            String chosen = intaglio.engine().device().name();
            try (Model model = intaglio.open("denoise")) {
                Picture picture = Picture.of(ImageBatch.zeros(1, 64, 64, 3));
                System.out.println("denoised a picture of " + model.run(picture).width() + " pixels on " + chosen);
            }
            return chosen;
        }
    }
}
