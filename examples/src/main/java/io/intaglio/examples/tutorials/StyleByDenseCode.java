package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.data.Subset;
import io.intaglio.examples.tutorials.PenalizedAutoencoder.Loss;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Resampling;
import io.intaglio.metric.Metrics;
import io.intaglio.task.Pair;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Transfers a style by an autoencoder that knows nothing but the style: it learns crops of one picture, and rebuilds
 * another picture from codes. Compares two losses, each without a penalty, with L1 and with L2, by their errors on
 * held-out crops and by the measures of the task {@code stylize}.
 */
public final class StyleByDenseCode implements Runner {

    private static final int SIZE = 32;
    private static final int HELD_OUT = 64;

    /** Pictures, each with a style of its own. */
    private static final int PAIRS = 3;

    /** Factors of the penalties: L1 of weights and code, L2 of weights. */
    private static final double WEIGHTS_L1 = 1e-6;

    private static final double CODE_L1 = 0.5;
    private static final double WEIGHTS_L2 = 1e-4;

    StyleByDenseCode() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code [--quick] [--data SOURCE] [--out FOLDER]}; a source of pictures with styles as partners
     */
    public static void main(String[] arguments) throws IOException {
        new StyleByDenseCode().start(arguments);
    }

    @Override
    public String name() {
        return "style-by-dense-code";
    }

    @Override
    public TutorialResults run(RunnerArguments arguments) throws IOException {
        String data = arguments.data(
                "cross:demo:scenes,size=64,count=1+demo:strokes,size=64,count=1,64",
                "cross:demo:scenes,size=128,count=3+demo:strokes,size=128,count=3,128");
        List<StyleNetwork> networks = networks();
        Map<String, StyleFigures> figures = new LinkedHashMap<>();
        Sheet sheet = new Sheet(1);
        try (Intaglio intaglio =
                        Intaglio.builder().with(new PenalizedAutoencoder()).open();
                Source pairs = intaglio.source(data);
                Model stylize = intaglio.open("stylize")) {
            Source chosen = spread(pairs);
            for (long index = 0; index < chosen.size(); index++) {
                Example example = chosen.get(index);
                Pair pair = pair(stylize, example);
                Map<String, ImageBatch> results = simple(stylize, pair, arguments);
                ImageBatch coloured = results.get("only colours");
                StyleCrops crops = StyleCrops.of(pair.target(), SIZE, arguments.choose(64, 512), HELD_OUT);
                Recipe recipe = recipe(arguments);
                for (StyleNetwork network : networks) {
                    results.put(network.name(), network.rebuild(intaglio, recipe, crops, coloured));
                }
                results.forEach(
                        (method, result) -> figures.computeIfAbsent(method, any -> new StyleFigures(stylize.task()))
                                .add(example, pair, result));
                List<ImageBatch> row = new ArrayList<>(List.of(pair.input(), pair.target()));
                row.addAll(results.values());
                sheet.row(row);
            }
        }
        sheet.write(arguments.out().resolve(name() + ".png"));
        return new TutorialResults(data, List.of(errors(networks), styles(figures)));
    }

    private static Recipe recipe(RunnerArguments arguments) {
        return new Recipe(new PenalizedAutoencoder(), SIZE, 3, 32, arguments.choose(4, 20), arguments.choose(4, 20));
    }

    /** Returns a network for each loss and each penalty. */
    private static List<StyleNetwork> networks() {
        List<StyleNetwork> networks = new ArrayList<>();
        for (Loss loss : Loss.values()) {
            PenalizedAutoencoder plain = new PenalizedAutoencoder().with(loss);
            String name = loss == Loss.SQUARED ? "squared error, " : "cross-entropy, ";
            networks.add(new StyleNetwork(name + "no penalty", plain));
            networks.add(new StyleNetwork(name + "L1", plain.penalized(WEIGHTS_L1, 0, CODE_L1)));
            networks.add(new StyleNetwork(name + "L2", plain.penalized(0, WEIGHTS_L2, 0)));
        }
        return networks;
    }

    /** Returns examples at equal distances: of every picture with every style, each picture with another style. */
    private static Source spread(Source pairs) {
        if (pairs.size() <= PAIRS) {
            return pairs;
        }
        long[] indices = LongStream.range(0, PAIRS)
                .map(i -> i * (pairs.size() - 1) / (PAIRS - 1))
                .toArray();
        return Subset.of(pairs, indices);
    }

    /** Returns a picture and its style. */
    private static Pair pair(Model stylize, Example example) {
        if (example.partner().isEmpty()) {
            throw new InvalidInputException("the data is pictures with styles, as in cross:PHOTOS,PAINTINGS,128; "
                    + example.name() + " has no style");
        }
        return stylize.task().reference(example, new SplitMix64(0)).orElseThrow();
    }

    /** Returns what is made without a network for the style. */
    private static Map<String, ImageBatch> simple(Model stylize, Pair pair, RunnerArguments arguments) {
        ImageBatch coloured = stylized(stylize, pair, Settings.of("method", "colours"));
        Map<String, ImageBatch> results = new LinkedHashMap<>();
        results.put("only colours", coloured);
        results.put("only colours, blurred", blurred(coloured));
        Settings patches = Settings.of("method", "patches").with("steps", arguments.choose(2, 60));
        results.put("stylize, by patches", stylized(stylize, pair, patches));
        return results;
    }

    private static ImageBatch stylized(Model stylize, Pair pair, Settings options) {
        RunRequest request = RunRequest.of(Picture.of(pair.input()))
                .with("style", Picture.of(pair.target()))
                .withOptions(options);
        return Metrics.clipped(stylize.run(request).pixels());
    }

    private static ImageBatch blurred(ImageBatch image) {
        ImageBatch half = Resampling.resize(image, image.height() / 2, image.width() / 2);
        return Resampling.resize(half, image.height(), image.width());
    }

    private static TutorialResults.Table errors(List<StyleNetwork> networks) {
        TutorialResults.Table table = TutorialResults.Table.of(
                "loss and penalty",
                "MSE of learned crops",
                "MSE of held-out crops",
                "numbers of the code in use",
                "mean size of a weight");
        for (StyleNetwork network : networks) {
            table = table.with(network.name(), network.cells());
        }
        return table;
    }

    private static TutorialResults.Table styles(Map<String, StyleFigures> figures) {
        TutorialResults.Table table = TutorialResults.Table.of("made by", "style gain", "edge SSIM");
        for (Map.Entry<String, StyleFigures> each : figures.entrySet()) {
            table = table.with(each.getKey(), each.getValue().cells());
        }
        return table;
    }
}
