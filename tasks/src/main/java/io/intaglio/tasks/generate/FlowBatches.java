package io.intaglio.tasks.generate;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import java.util.List;
import java.util.Optional;

/**
 * The training data of a {@link CodeFlow}: points on straight lines from noise to codes as inputs, and the directions
 * of the lines as targets (Lipman et al. 2023, Liu et al. 2023).
 *
 * @param network the network that is trained
 * @param codes the standardized codes
 * @param batch number of pairs per step
 * @param seed seed of all random numbers
 */
record FlowBatches(FlowNetwork network, Codes codes, int batch, long seed) implements Batches {

    /**
     * Share of the codes without a class, so that one network learns velocities with and without a class (Ho and
     * Salimans 2022).
     */
    private static final double UNTOLD = 0.15;

    @Override
    public Batch get(long step) {
        SplitMix64 random = SplitMix64.at(seed, step);
        int channels = network.channels();
        int positions = network.height() * network.width();
        ImageBatch in = ImageBatch.zeros(batch, network.height(), network.width(), network.inputs());
        ImageBatch velocity = ImageBatch.zeros(batch, network.height(), network.width(), channels);
        for (int i = 0; i < batch; i++) {
            int chosen = random.nextInt(codes.count());
            float[] code = codes.numbers()[chosen];
            int label = random.nextDouble() < UNTOLD ? -1 : codes.labels()[chosen];
            // Evenly spread over the batch, because the error depends strongly on the time.
            double time = (i + random.nextDouble()) / batch;
            for (int p = 0; p < positions; p++) {
                int at = (i * positions + p) * network.inputs();
                for (int c = 0; c < channels; c++) {
                    double noise = random.nextGaussian();
                    double value = code[c * positions + p];
                    in.data()[at + c] = (float) ((1 - time) * noise + time * value);
                    velocity.data()[(i * positions + p) * channels + c] = (float) (value - noise);
                }
                network.tell(in.data(), at, time, label);
            }
        }
        return new Batch(in, velocity, Optional.empty(), List.of());
    }

    @Override
    public long perEpoch() {
        return Math.max(1, codes.count() / batch);
    }

    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
