package io.intaglio.plugin.imageio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgModel;
import io.intaglio.plate.Plate;
import io.intaglio.spi.PlateProvider;
import io.intaglio.spi.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The models that files may be read with: those given, the included one, and those of plates on the class path. */
final class KnownModels {

    private static final String TASK = "compress";

    private final Map<String, ItgModel> byName = new TreeMap<>();
    private boolean searched;

    KnownModels(List<ItgModel> given) {
        ItgModel included = ItgModel.included();
        byName.put(included.name(), included);
        given.forEach(model -> byName.put(model.name(), model));
    }

    /**
     * Returns the model that a file names.
     *
     * @throws ItgException if nobody knows it
     */
    synchronized ItgModel get(String name) throws ItgException {
        ItgModel model = byName.get(name);
        if (model == null && !searched) {
            searched = true;
            search();
            model = byName.get(name);
        }
        if (model == null) {
            throw new ItgException("the file was made with the model " + name + "; known are " + byName.keySet()
                    + ". Put the plate that holds it on the class path (a PlateProvider), or register a new "
                    + ItgImageReaderSpi.class.getSimpleName() + " with the model at ImageIO's IIORegistry");
        }
        return model;
    }

    /** Looks by the loader of this class: that of the thread may know another application. */
    private void search() {
        Providers<PlateProvider> plates = Providers.load(PlateProvider.class, KnownModels.class.getClassLoader());
        for (String name : plates.names()) {
            try {
                model(plates.get(name)).ifPresent(model -> byName.put(model.name(), model));
            } catch (IOException | InvalidInputException e) {
                // Another task's plate, or a damaged one, is none of this file's business.
                continue;
            }
        }
    }

    private static Optional<ItgModel> model(PlateProvider provider) throws IOException {
        try (InputStream in = provider.open()) {
            Plate plate = Plate.read(in.readAllBytes(), provider.name());
            byte[] bytes = plate.state(TASK).entries().get(ItgModel.ENTRY);
            return bytes == null ? Optional.empty() : Optional.of(ItgModel.of(bytes));
        }
    }
}
