package io.intaglio.tasks.baseline;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metrics;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.Set;

/**
 * Brightens or darkens images by a power of each value (a gamma curve). The power is chosen so that the result has the
 * mean of the reference. Because it uses the reference, it shows the limit of such curves and cannot be used in
 * practice.
 *
 * @since 0.1
 */
public record GammaBaseline() implements BaselineProvider {

    private static final double STRONGEST = 32;
    private static final int HALVINGS = 60;

    @Override
    public String name() {
        return "gamma";
    }

    @Override
    public String summary() {
        return "one gamma curve for each image, fitted to the mean of its reference";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("enhance");
    }

    @Override
    public Set<String> needs() {
        return Set.of(Inputs.REFERENCE);
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch image = Metrics.clipped(inputs.image(Inputs.IMAGE));
        double mean = mean(Metrics.clipped(inputs.image(Inputs.REFERENCE)), 1);
        double bright = -Math.log(STRONGEST);
        double dark = Math.log(STRONGEST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (bright + dark) / 2;
            if (mean(image, Math.exp(middle)) > mean) {
                bright = middle;
            } else {
                dark = middle;
            }
        }
        double gamma = Math.exp(bright);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (float) Math.pow(image.data()[i], gamma);
        }
        return image;
    }

    private static double mean(ImageBatch image, double gamma) {
        double sum = 0;
        for (float value : image.data()) {
            sum += gamma == 1 ? value : Math.pow(value, gamma);
        }
        return sum / image.data().length;
    }
}
