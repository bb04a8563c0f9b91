package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Makes pictures worse as a plate's training did, runs the plate, and shows before, after and what it should be, a row
 * each. Of pictures of several sizes the middle is shown, as large as the smallest.
 */
public final class BeforeAndAfter {

    private static final String USAGE =
            "usage: BeforeAndAfter PLATE SOURCE OUT.png [ROWS [SETTING=VALUE...]], for example: BeforeAndAfter denoise"
                    + " demo:leaves,count=3,size=128 sheet.png 3 sigma=30";

    private static final int GAP = 4;

    private BeforeAndAfter() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code PLATE SOURCE OUT.png [ROWS [SETTING=VALUE...]]}; 3 rows unless given; settings of the
     *     plate's task
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
        if (arguments.length < 3 || !arguments[2].endsWith(".png")) {
            throw new InvalidInputException(USAGE);
        }
        int rows = arguments.length > 3 ? rows(arguments[3]) : 3;
        Settings settings = settings(arguments);
        List<List<ImageBatch>> sheet = new ArrayList<>();
        EvaluationListener collect = (index, total, row, pictures) ->
                sheet.add(List.of(pictures.input(), pictures.output(), pictures.clean()));
        try (Intaglio intaglio = Intaglio.open();
                Source source = intaglio.source(arguments[1]);
                Model model = open(intaglio, intaglio.plate(arguments[0]), settings)) {
            model.evaluate(Subset.first(source, rows), Map.of(), Settings.empty(), 0, collect);
        }
        Pictures.write(Picture.of(ImageGrid.of(sameSize(sheet), GAP)), Path.of(arguments[2]));
    }

    private static int rows(String text) {
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new InvalidInputException("ROWS is a whole number from 1 to 999, not \"" + text + "\"; " + USAGE);
        }
        return Integer.parseInt(text);
    }

    private static Settings settings(String[] arguments) {
        Settings settings = Settings.empty();
        for (String argument : Arrays.asList(arguments).subList(Math.min(4, arguments.length), arguments.length)) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "a setting is written SETTING=VALUE, not \"" + argument + "\"; " + USAGE);
            }
            settings = settings.with(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }

    private static Model open(Intaglio intaglio, Plate plate, Settings settings) {
        String task = plate.card()
                .task()
                .orElseThrow(() -> new InvalidInputException("this plate does not say what it was trained for"));
        return intaglio.open(plate, task, settings);
    }

    private static List<List<ImageBatch>> sameSize(List<List<ImageBatch>> sheet) {
        int height = least(sheet, ImageBatch::height);
        int width = least(sheet, ImageBatch::width);
        return sheet.stream()
                .map(row -> row.stream()
                        .map(image ->
                                image.crop((image.height() - height) / 2, (image.width() - width) / 2, height, width))
                        .toList())
                .toList();
    }

    private static int least(List<List<ImageBatch>> sheet, ToIntFunction<ImageBatch> extent) {
        return sheet.stream().flatMap(List::stream).mapToInt(extent).min().orElseThrow();
    }
}
