package io.intaglio.examples;

import io.intaglio.EvaluationListener;
import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        Pictures.write(Picture.of(together(sheet)), Path.of(arguments[2]));
    }

    private static ImageBatch together(List<List<ImageBatch>> sheet) {
        int height = sheet.get(0).get(0).height();
        int width = sheet.get(0).get(0).width();
        int columns = sheet.get(0).size();
        ImageBatch all = ImageBatch.zeros(1, sheet.size() * (height + GAP) - GAP, columns * (width + GAP) - GAP, 3);
        Arrays.fill(all.data(), 1);
        for (int row = 0; row < sheet.size(); row++) {
            for (int column = 0; column < columns; column++) {
                paste(
                        Picture.of(sheet.get(row).get(column)).colour().pixels(),
                        all,
                        row * (height + GAP),
                        column * (width + GAP));
            }
        }
        return all;
    }

    private static void paste(ImageBatch image, ImageBatch all, int top, int left) {
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(
                    image.data(),
                    image.index(0, y, 0, 0),
                    all.data(),
                    all.index(0, top + y, left, 0),
                    3 * image.width());
        }
    }
}
