package io.intaglio.djl.train;

import io.intaglio.image.ImageBatch;
import io.intaglio.train.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Outputs beside their targets. Errors count as the examples weight them: where they do not, a network may do what it
 * likes.
 */
final class OutputErrors {

    private record Part(Batch batch, ImageBatch output) {

        double weight(int i) {
            return batch.weight().map(weight -> (double) weight.data()[i]).orElse(1.0);
        }
    }

    private final List<Part> parts = new ArrayList<>();

    void add(Batch batch, ImageBatch output) {
        parts.add(new Part(batch, output));
    }

    int examples() {
        return parts.stream().mapToInt(part -> part.batch().count()).sum();
    }

    /** The mean squared error of the outputs; 0 where nothing counts. */
    double error() {
        double sum = 0;
        double all = 0;
        for (Part part : parts) {
            float[] target = part.batch().target().data();
            for (int i = 0; i < target.length; i++) {
                sum += part.weight(i) * Math.pow(part.output().data()[i] - target[i], 2);
                all += part.weight(i);
            }
        }
        return all == 0 ? 0 : sum / all;
    }

    /** The mean squared error of the targets' mean colour; 0 where nothing counts. */
    double spread() {
        int channels = parts.get(0).batch().target().channels();
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        double[] weights = new double[channels];
        double all = 0;
        for (Part part : parts) {
            float[] target = part.batch().target().data();
            for (int i = 0; i < target.length; i++) {
                double weight = part.weight(i);
                sums[i % channels] += weight * target[i];
                squares[i % channels] += weight * target[i] * target[i];
                weights[i % channels] += weight;
                all += weight;
            }
        }
        double spread = 0;
        for (int c = 0; c < channels; c++) {
            spread += weights[c] == 0 ? 0 : squares[c] - sums[c] * sums[c] / weights[c];
        }
        return all == 0 ? 0 : spread / all;
    }
}
