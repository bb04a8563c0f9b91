package io.intaglio.examples;

import io.intaglio.EvaluationListener;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mosaic;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes pictures worse as a plate's training did, runs the plate, and shows before, after and what it should be, a row each. */
public final class BeforeAndAfter {

    private static final int GAP = 4;

    private BeforeAndAfter() {}

    /** @param arguments {@code PLATE SOURCE OUT.png [ROWS]}; the source's pictures have one size; 3 rows unless given */
    public static void main(String[] arguments) throws IOException {
        runExample(arguments);
    }

    static void runExample(String[] arguments) throws IOException {
        int rows = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        List<List<ImageBatch>> sheet = new ArrayList<>();
        EvaluationListener collect = (index, total, row, pictures) -> {
            if (sheet.size() < rows) {
                sheet.add(List.of(pictures.input(), pictures.output(), pictures.clean()));
            }
        };
        try (Intaglio intaglio = Intaglio.open();
                Source source = intaglio.source(arguments[1]);
                Model model = intaglio.open(intaglio.plate(arguments[0]))) {
            model.evaluate(source, Map.of(), Settings.empty(), 0, collect);
        }
        Pictures.write(Picture.of(Mosaic.of(sheet, GAP)), Path.of(arguments[2]));
    }
}
