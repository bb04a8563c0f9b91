package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Mse;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Tensor;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An autoencoder that is trained anew for each style, and the means of what was measured about it. */
final class StyleNetwork {

    /** The share of a code's absolute sum that its numbers in use hold. */
    private static final double IN_USE = 0.9;

    /** Crops to validate with are apart from the data, so the training holds none of it out. */
    private static final Settings SETTINGS = Settings.of("held-out", 0).with("learning-rate", 0.003);

    private final String name;
    private final PenalizedAutoencoder network;
    private int styles;
    private double learned;
    private double heldOut;
    private double inUse;
    private double weight;

    /** @param name of its loss and its penalty */
    StyleNetwork(String name, PenalizedAutoencoder network) {
        this.name = name;
        this.network = network;
    }

    String name() {
        return name;
    }

    /** Learns a style, and rebuilds a picture from codes of it. */
    ImageBatch rebuild(Intaglio intaglio, Recipe recipe, StyleCrops crops, ImageBatch picture) throws IOException {
        // The task reconstruct would also learn principal components, which takes longer than the network.
        Plate plate = recipe.with(network).train(intaglio, "stylize", SETTINGS, crops.source());
        try (Model model = intaglio.open(plate)) {
            Autoencoder autoencoder = model.autoencoder();
            styles++;
            learned += error(autoencoder, crops.learned());
            heldOut += error(autoencoder, crops.heldOut());
            inUse += numbersInUse(
                    autoencoder.codec().orElseThrow().encode(crops.heldOut().batch()));
            weight += meanWeight(plate.weights().asMap());
            return new BlendedWindows(recipe.size())
                    .apply(picture, windows -> autoencoder.apply(windows, Condition.NONE));
        }
    }

    private static double error(Autoencoder autoencoder, PictureList crops) {
        ImageBatch batch = crops.batch();
        return Mse.of(batch, autoencoder.apply(batch, Condition.NONE));
    }

    /**
     * Returns how many of a code's numbers, the largest first, make up 90 % of its absolute sum; the mean over codes.
     */
    static double numbersInUse(Tensor codes) {
        List<float[]> rows = codes.rows();
        double all = 0;
        for (float[] code : rows) {
            double[] sizes = IntStream.range(0, code.length)
                    .mapToDouble(i -> -Math.abs(code[i]))
                    .sorted()
                    .toArray();
            double left = -IN_USE
                    * IntStream.range(0, sizes.length)
                            .mapToDouble(i -> sizes[i])
                            .sum();
            int used = 0;
            while (left > 0 && used < sizes.length) {
                left += sizes[used++];
            }
            all += used;
        }
        return all / rows.size();
    }

    /** Returns the mean absolute value of all weights but the biases. */
    private static double meanWeight(Map<String, Tensor> weights) {
        double sum = 0;
        long count = 0;
        for (Map.Entry<String, Tensor> each : weights.entrySet()) {
            if (!each.getKey().endsWith(".bias")) {
                for (float number : each.getValue().data()) {
                    sum += Math.abs(number);
                }
                count += each.getValue().data().length;
            }
        }
        return sum / count;
    }

    /** Returns errors of learned crops and of those held out, numbers of the code in use, and the mean weight. */
    Object[] cells() {
        return new Object[] {
            TutorialResults.number(learned / styles, 4),
            TutorialResults.number(heldOut / styles, 4),
            TutorialResults.number(inUse / styles, 1),
            TutorialResults.number(weight / styles, 4)
        };
    }
}
