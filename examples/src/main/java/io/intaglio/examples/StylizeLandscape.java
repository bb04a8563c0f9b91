package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paints a drawn mountain lake in drawn styles, as in the pictures of docs/tasks/stylize.md. */
public final class StylizeLandscape {

    private static final String USAGE = "usage: StylizeLandscape OUT [PLATE]; OUT is a file that ends in .png or .jpg";
    private static final List<Integer> STYLES = List.of(4, 6, 9, 1);
    private static final Settings OPTIONS = Settings.parse("method = patches\nstructure = 0.3");
    private static final double SCALE = 0.5;
    private static final int HEIGHT = 240;
    private static final int WIDTH = 336;
    private static final int GAP = 6;

    private StylizeLandscape() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code OUT [PLATE]}: a file that ends in .png or .jpg, and a plate; {@code stylize} unless given
     */
    public static void main(String[] arguments) throws IOException {
        try {
            runExample(arguments);
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static void runExample(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2 || !arguments[0].matches(".*\\.(png|jpe?g)")) {
            throw new InvalidInputException(USAGE);
        }
        if (arguments.length == 2) {
            write(Path.of(arguments[0]), HEIGHT, WIDTH, arguments[1], Settings.of("scale", SCALE));
        } else {
            write(Path.of(arguments[0]), HEIGHT, WIDTH, "stylize", OPTIONS.with("scale", SCALE));
        }
    }

    /** @param options of the runs */
    static void write(Path out, int height, int width, String plate, Settings options) throws IOException {
        ImageBatch lake = Landscape.picture(height, width);
        List<ImageBatch> styles = new ArrayList<>();
        List<ImageBatch> painted = new ArrayList<>();
        try (Intaglio intaglio = Intaglio.open();
                Source strokes = intaglio.source("demo:strokes,size=" + width);
                Model model = intaglio.open(plate)) {
            for (int index : STYLES) {
                ImageBatch style = strokes.get(index).image();
                RunRequest request = RunRequest.of(Picture.of(lake))
                        .with("style", Picture.of(style))
                        .withOptions(options);
                painted.add(model.run(request).pixels());
                styles.add(style.crop((width - height) / 2, 0, height, width));
                System.out.println("painted in style " + index);
            }
        }
        List<List<ImageBatch>> rows = new ArrayList<>();
        for (int i = 0; i < STYLES.size(); i += 2) {
            rows.add(List.of(styles.get(i), painted.get(i), styles.get(i + 1), painted.get(i + 1)));
        }
        Pictures.write(Picture.of(ImageGrid.of(rows, GAP)), out);
    }
}
