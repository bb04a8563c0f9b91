package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Residual;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a training from time to time for what commonly goes wrong, and says each thing once: an output that is no better than one
 * colour, units that never answer, a latent that is not used, a loss that grows.
 */
final class Diagnosis {

    private static final int EXAMPLES = 16;
    private static final double HARDLY_BETTER = 0.95;
    private static final double MANY = 0.5;
    private static final double GROWN = 1.5;

    private final Compiled compiled;
    private final Replica replica;
    private final Set<String> rectifiers = new HashSet<>();
    private final int parts;
    private final Set<String> told = new HashSet<>();
    private double sum;
    private long steps;
    private double least = Double.POSITIVE_INFINITY;

    /** @param parts that a batch has to be taken in for want of memory */
    Diagnosis(Compiled compiled, Replica replica, int parts) {
        this.compiled = compiled;
        this.replica = replica;
        this.parts = parts;
        Architecture architecture = compiled.architecture();
        rectifiers("encoder", architecture.encoder().layers());
        rectifiers("decoder", architecture.decoder().layers());
    }

    private void rectifiers(String path, List<Layer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            String at = path + "." + i;
            if (layers.get(i) instanceof Activate activate && activate.function() == Activate.Function.RELU) {
                rectifiers.add(at);
            } else if (layers.get(i) instanceof Residual residual) {
                rectifiers(at, residual.body());
            }
        }
    }

    /** Remembers the loss of a step. */
    void learned(double loss) {
        sum += loss;
        steps++;
    }

    /**
     * Examines.
     *
     * @param batch to examine it with
     * @param step taken so far
     * @param rate of learning
     * @param settled whether the loss is made up as it will be to the end, and the learning rate has been at its highest for a while
     * @return what was not said before
     */
    List<Advice> examine(Batch batch, long step, double rate, boolean settled) {
        List<Advice> found = new ArrayList<>();
        growth(step, rate, settled, found);
        Batch some = batch.split(Math.max(parts, (batch.count() + EXAMPLES - 1) / EXAMPLES))
                .get(0);
        Map<String, double[]> silent = new LinkedHashMap<>();
        try (NDManager scope = replica.manager().newSubManager()) {
            var pass = compiled.watched(replica::tensor, scope, (path, output) -> {
                if (rectifiers.contains(path)) {
                    silent.put(path, silent(output));
                }
            });
            NDArray encoded = compiled.encode(pass, Tensors.images(scope, some.input()));
            latent(encoded, step, found);
            ImageBatch output = Tensors.images(compiled.decode(pass, compiled.mean(encoded), some.labels()));
            if (settled) {
                constant(some, output, step, found);
            }
        }
        deadUnits(silent, step, found);
        found.removeIf(advice -> !told.add(advice.kind()));
        return found;
    }

    private void growth(long step, double rate, boolean settled, List<Advice> found) {
        double mean = sum / steps;
        if (settled && steps > 0) {
            if (mean > GROWN * least && least > 0) {
                found.add(new Advice(
                        step,
                        "learning-rate",
                        String.format(
                                Locale.ROOT,
                                "The loss has grown: %.4g on average since the last look, after %.4g at its lowest. The learning"
                                        + " rate (%.3g now) is probably too high: try a third of it, or --set clip=1.",
                                mean,
                                least,
                                rate)));
            }
            least = Math.min(least, mean);
        }
        sum = 0;
        steps = 0;
    }

    /** Units of a layer, and how many of them are at zero for every pixel of every example. */
    private static double[] silent(NDArray output) {
        float[] largest = Tensors.floats(byUnit(output).max(new int[] {0}));
        int zeros = 0;
        for (float value : largest) {
            zeros += value <= 0 ? 1 : 0;
        }
        return new double[] {zeros, largest.length};
    }

    /** (examples and places, units). */
    private static NDArray byUnit(NDArray x) {
        long units = x.getShape().get(1);
        return x.getShape().dimension() == 4
                ? x.transpose(0, 2, 3, 1).reshape(x.getShape().size() / units, units)
                : x;
    }

    private static void deadUnits(Map<String, double[]> silent, long step, List<Advice> found) {
        silent.entrySet().stream()
                .filter(each -> each.getValue()[0] > MANY * each.getValue()[1])
                .findFirst()
                .ifPresent(worst -> found.add(new Advice(
                        step,
                        "dead-units",
                        String.format(
                                Locale.ROOT,
                                "%.0f of the %.0f units of %s are zero for everything they were shown (dead ReLUs). A smaller"
                                        + " learning rate helps, or with optimizer=adam --set fan-in=432 or less, by which wide layers"
                                        + " alone learn more slowly.",
                                worst.getValue()[0],
                                worst.getValue()[1],
                                worst.getKey()))));
    }

    private void latent(NDArray encoded, long step, List<Advice> found) {
        Architecture architecture = compiled.architecture();
        if (architecture.lateral()) {
            return;
        }
        float[][] means = columns(compiled.mean(encoded));
        float[][] logVariances =
                architecture.latent() instanceof Latent.Gaussian ? columns(compiled.logVariance(encoded)) : null;
        LatentUse use = LatentUse.of(means, logVariances);
        use.complaint().ifPresent(text -> found.add(new Advice(step, "latent", text)));
    }

    /** A code's numbers, one array a dimension. */
    private static float[][] columns(NDArray code) {
        NDArray byUnit = byUnit(code);
        int units = (int) byUnit.getShape().get(1);
        float[] all = Tensors.floats(byUnit);
        float[][] columns = new float[units][all.length / units];
        for (int i = 0; i < all.length; i++) {
            columns[i % units][i / units] = all[i];
        }
        return columns;
    }

    /** Only where errors count: elsewhere a network may do what it likes. */
    private static void constant(Batch batch, ImageBatch output, long step, List<Advice> found) {
        int channels = batch.target().channels();
        double[] mean = new double[channels];
        double[] weights = new double[channels];
        float[] data = batch.target().data();
        float[] weight = batch.weight().map(ImageBatch::data).orElse(null);
        double all = 0;
        for (int i = 0; i < data.length; i++) {
            double counts = weight == null ? 1 : weight[i];
            mean[i % channels] += counts * data[i];
            weights[i % channels] += counts;
            all += counts;
        }
        if (all == 0) {
            return;
        }
        for (int c = 0; c < channels; c++) {
            mean[c] = weights[c] == 0 ? 0 : mean[c] / weights[c];
        }
        double error = 0;
        double spread = 0;
        for (int i = 0; i < data.length; i++) {
            double counts = weight == null ? 1 : weight[i];
            error += counts * Math.pow(output.data()[i] - data[i], 2) / all;
            spread += counts * Math.pow(mean[i % channels] - data[i], 2) / all;
        }
        if (spread > 1e-6 && error > HARDLY_BETTER * spread) {
            found.add(new Advice(
                    step,
                    "constant",
                    String.format(
                            Locale.ROOT,
                            "The output is no better than the images' mean colour everywhere: its squared error is %.4g, that of"
                                    + " the mean %.4g. Another learning rate, a wider code or a longer training may help; look"
                                    + " at the data, too.",
                            error,
                            spread)));
        }
    }
}
