package io.intaglio.examples.tutorials;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.Set;

/**
 * Fills holes smoothly: every missing pixel is the mean of its neighbours. This is the discrete Laplace equation,
 * solved by successive over-relaxation.
 */
record HarmonicInpainting() implements BaselineProvider {

    private static final int ROUNDS = 200;
    private static final float RELAXATION = 1.8f;

    @Override
    public String name() {
        return "harmonic";
    }

    @Override
    public String summary() {
        return "the smoothest filling of holes: the Laplace equation";
    }

    @Override
    public boolean suits(String task, Settings about) {
        return task.equals("restore");
    }

    @Override
    public Set<String> needs() {
        return Set.of(Inputs.MASK);
    }

    @Override
    public ImageBatch apply(Inputs inputs, Settings about) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        ImageBatch mask = inputs.image(Inputs.MASK);
        ImageBatch filled = ImageBatch.wrap(
                1, image.height(), image.width(), image.channels(), image.data().clone());
        for (int round = 0; round < ROUNDS; round++) {
            for (int pixel = 0; pixel < mask.data().length; pixel++) {
                if (mask.data()[pixel] > 0.5f) {
                    relax(filled, pixel / image.width(), pixel % image.width());
                }
            }
        }
        return filled;
    }

    private static void relax(ImageBatch image, int y, int x) {
        int up = Math.max(0, y - 1);
        int down = Math.min(image.height() - 1, y + 1);
        int left = Math.max(0, x - 1);
        int right = Math.min(image.width() - 1, x + 1);
        for (int c = 0; c < image.channels(); c++) {
            float mean = (image.get(0, up, x, c)
                            + image.get(0, down, x, c)
                            + image.get(0, y, left, c)
                            + image.get(0, y, right, c))
                    / 4;
            int at = image.index(0, y, x, c);
            image.data()[at] += RELAXATION * (mean - image.data()[at]);
        }
    }
}
