package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.data.Subset;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Mse;
import io.intaglio.model.Condition;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Plate;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rebuilds pictures of 32x32 pixels from 128 numbers with a collapsed autoencoder, and with the same network with
 * positions and with a vector as code. It compares their errors, also for shifted pictures and for other sizes. Then it
 * samples codes in three ways to make new pictures.
 */
public final class CollapsedGeneration implements Runner {

    private static final int SIZE = 32;
    private static final int SHIFT = 4;
    private static final int SHOWN = 12;

    /** The number of pictures from the data, so that three trainings take minutes. */
    private static final int MOST = 2000;

    CollapsedGeneration() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}
     */
    public static void main(String[] arguments) throws IOException {
        new CollapsedGeneration().start(arguments);
    }

    @Override
    public String name() {
        return "collapsed-generation";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data("demo:digits,count=300,size=32", "demo:digits,count=2000,size=32");
        Map<String, CollapsedNetwork> networks = new LinkedHashMap<>();
        networks.put("map, no positions", new CollapsedNetwork(2, false, false));
        networks.put("map, positions", new CollapsedNetwork(2, false, true));
        networks.put("vector, no positions", new CollapsedNetwork(128, true, false));
        try (Intaglio intaglio = Intaglio.builder().with(new CollapsedNetwork()).open();
                Source pictures = intaglio.source(data)) {
            Split split = Split.of(Subset.first(pictures, MOST), 0.1, 1);
            Recipe recipe =
                    new Recipe(new CollapsedNetwork(), SIZE, 1, 32, arguments.choose(3, 30), arguments.choose(4, 100));
            PictureList clean = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
            Sheet sheet = new Sheet(3).row(clean.first(SHOWN));
            TutorialResults.Table rebuilt = TutorialResults.Table.of(
                    "code of 128 numbers", "million operations", "PSNR", "shifted by 4 pixels", "four in one, 64x64");
            List<Plate> plates = new ArrayList<>();
            for (Map.Entry<String, CollapsedNetwork> each : networks.entrySet()) {
                Plate plate =
                        recipe.with(each.getValue()).train(intaglio, "reconstruct", Settings.empty(), split.train());
                plates.add(plate);
                try (Model model = intaglio.open(plate)) {
                    rebuilt = rebuilt.with(each.getKey(), qualities(model, clean));
                    sheet.row(rebuilt(model, clean).first(SHOWN));
                }
            }
            int steps = arguments.choose(40, 3000);
            TutorialResults.Table made = generate(intaglio, plates.get(2), steps, split, sheet);
            sheet.write(arguments.out().resolve(name() + ".png"));
            return new TutorialResults(data, List.of(rebuilt, made));
        }
    }

    private static Object[] qualities(Model model, PictureList clean) {
        ShapePlan plan = ShapePlan.of(model.autoencoder().architecture(), SIZE, SIZE);
        PictureList shifted = new PictureList(
                clean.images().stream().map(CollapsedGeneration::shifted).toList());
        boolean anySize = !model.autoencoder().architecture().in().fixed();
        PictureList large = fourInOne(clean);
        return new Object[] {
            TutorialResults.number(plan.flops() / 1e6, 1),
            TutorialResults.decibels(clean.psnr(rebuilt(model, clean))),
            TutorialResults.decibels(shifted.psnr(rebuilt(model, shifted))),
            anySize ? TutorialResults.decibels(large.psnr(rebuilt(model, large))) : "refused"
        };
    }

    private static PictureList rebuilt(Model model, PictureList pictures) {
        return PictureList.of(model.autoencoder().apply(pictures.batch(), Condition.NONE));
    }

    /** Moves a picture down and to the right, with black at the border. */
    private static ImageBatch shifted(ImageBatch image) {
        ImageBatch moved = ImageBatch.zeros(1, SIZE, SIZE, 1);
        for (int y = SHIFT; y < SIZE; y++) {
            for (int x = SHIFT; x < SIZE; x++) {
                moved.data()[y * SIZE + x] = image.get(0, y - SHIFT, x - SHIFT, 0);
            }
        }
        return moved;
    }

    /** Puts four pictures into one, two by two. */
    private static PictureList fourInOne(PictureList pictures) {
        List<ImageBatch> large = new ArrayList<>();
        for (int first = 0; first + 3 < pictures.images().size(); first += 4) {
            ImageBatch image = ImageBatch.zeros(1, 2 * SIZE, 2 * SIZE, 1);
            for (int i = 0; i < image.data().length; i++) {
                int y = i / (2 * SIZE);
                int x = i % (2 * SIZE);
                image.data()[i] =
                        pictures.images().get(first + y / SIZE * 2 + x / SIZE).get(0, y % SIZE, x % SIZE, 0);
            }
            large.add(image);
        }
        return new PictureList(large);
    }

    /** Samples codes with each number by itself, from a mixture of normal distributions, and from a flow. */
    private static TutorialResults.Table generate(Intaglio intaglio, Plate plate, int steps, Split split, Sheet sheet)
            throws IOException {
        PictureList known = PictureList.of(split.train(), Long.MAX_VALUE, SIZE, 1);
        PictureList others = PictureList.of(split.heldOut(), Long.MAX_VALUE, SIZE, 1);
        Plate fitted = intaglio.fit(plate, "generate", Settings.of("flow", steps), split.train());
        Map<String, PictureList> samples = new LinkedHashMap<>();
        int count = others.images().size();
        try (Model model = intaglio.open(fitted, "generate")) {
            samples.put("each number by itself", IndependentCodes.draw(model, known, count));
            samples.put("mixture of ten normal distributions", draw(model, "mixture", count));
            samples.put("flow", draw(model, "flow", count));
        }
        TutorialResults.Table table = TutorialResults.Table.of(
                        "codes drawn from",
                        "from a sample to the nearest picture",
                        "from a picture to the nearest sample")
                .with("none: the test pictures themselves", distance(others, known), "0");
        for (Map.Entry<String, PictureList> each : samples.entrySet()) {
            table = table.with(each.getKey(), distance(each.getValue(), known), distance(others, each.getValue()));
            sheet.row(each.getValue().first(SHOWN));
        }
        return table;
    }

    private static PictureList draw(Model model, String from, int count) {
        Settings options = Settings.of("draw", from).with("count", count);
        return new PictureList(((Result.Images) model.result(RunRequest.EMPTY.withOptions(options))).images());
    }

    /** Returns the mean distance of pictures from the nearest other ones, the root of the mean squared difference. */
    private static Figure distance(PictureList from, PictureList to) {
        double sum = 0;
        for (ImageBatch image : from.images()) {
            double nearest = Double.MAX_VALUE;
            for (ImageBatch other : to.images()) {
                nearest = Math.min(nearest, Mse.of(image, other));
            }
            sum += Math.sqrt(nearest);
        }
        return TutorialResults.number(sum / from.images().size(), 3);
    }
}
