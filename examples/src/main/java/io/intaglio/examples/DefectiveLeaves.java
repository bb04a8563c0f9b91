package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Draws leaves with defects, and masks that show where they are: what the task {@code detect} is measured on. The
 * defects are made in ways that its training knows nothing of: scratches, stains, a lens out of focus, mosaics of
 * coarse pixels, and water drops. Every sixth picture has none.
 */
public final class DefectiveLeaves {

    private static final int SIDE = 256;
    private static final int KINDS = 5;

    private DefectiveLeaves() {}

    /**
     * Runs the example.
     *
     * @param arguments {@code OUT COUNT}: a folder, in which {@code pictures} and {@code masks} are made, and how many
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
        if (arguments.length != 2 || !arguments[1].matches("[1-9][0-9]{0,5}")) {
            throw new InvalidInputException("usage: DefectiveLeaves OUT COUNT");
        }
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]), SIDE);
    }

    static void write(Path out, int count, int side) throws IOException {
        Path pictures = Files.createDirectories(out.resolve("pictures"));
        Path masks = Files.createDirectories(out.resolve("masks"));
        try (Intaglio intaglio = Intaglio.open();
                Source leaves = intaglio.source("demo:leaves,count=" + count + ",size=" + side + ",seed=77001")) {
            for (int i = 0; i < count; i++) {
                ImageBatch clean = leaves.get(i).image();
                ImageBatch image = clean.images(0, 1);
                ImageBatch mask = ImageBatch.zeros(1, side, side, 1);
                if (i % (KINDS + 1) < KINDS) {
                    new Defect(clean, image, mask, new SplitMix64(i)).draw(i % (KINDS + 1));
                }
                String name = String.format(Locale.ROOT, "%04d.png", i);
                Pictures.write(Picture.of(image), pictures.resolve(name));
                Pictures.write(Picture.of(mask), masks.resolve(name));
            }
        }
    }

    /** A picture that gets a defect, and the mask of it. */
    private record Defect(ImageBatch clean, ImageBatch image, ImageBatch mask, RandomGenerator random) {

        void draw(int kind) {
            switch (kind) {
                case 0 -> scratch();
                case 1 -> disc((y, x, c) -> clean.get(0, y, x, c) * STAIN[c], 0.4);
                case 2 -> disc(this::blurred, 0.1);
                case 3 -> disc((y, x, c) -> clean.get(0, y / 8 * 8, x / 8 * 8, c), 0);
                default -> drop();
            }
        }

        private static final float[] STAIN = {0.55f, 0.4f, 0.25f};

        /** A bright or dark line of one to three pixels that bends. */
        private void scratch() {
            double y = (0.1 + 0.8 * random.nextDouble()) * mask.height();
            double x = (0.1 + 0.8 * random.nextDouble()) * mask.width();
            double angle = 2 * Math.PI * random.nextDouble();
            double bend = 0.04 * (random.nextDouble() - 0.5);
            double half = 0.7 + random.nextDouble();
            float level = random.nextBoolean() ? 0.95f : 0.03f;
            int length = (int) (mask.width() * (0.2 + 0.3 * random.nextDouble()));
            for (int step = 0; step < length; step++) {
                fill(y, x, half, half, (row, column, c) -> level, 0);
                y += Math.sin(angle);
                x += Math.cos(angle);
                angle += bend;
            }
        }

        private void disc(Colour colour, double soft) {
            double size = mask.width() * (0.06 + 0.08 * random.nextDouble());
            double flat = 0.6 + 0.4 * random.nextDouble();
            double y = size + random.nextDouble() * (mask.height() - 2 * size);
            double x = size + random.nextDouble() * (mask.width() - 2 * size);
            fill(y, x, size, size * flat, colour, soft);
        }

        /** The picture as through a lens, upside down, with a rim of light. */
        private void drop() {
            double size = mask.width() * (0.05 + 0.06 * random.nextDouble());
            double y = size + random.nextDouble() * (mask.height() - 2 * size);
            double x = size + random.nextDouble() * (mask.width() - 2 * size);
            fill(
                    y,
                    x,
                    size,
                    size,
                    (row, column, c) -> {
                        int from = clamp((int) (2 * y - row), mask.height());
                        int at = clamp((int) (2 * x - column), mask.width());
                        double rim = Math.hypot(row - y, column - x) / size;
                        return clean.get(0, from, at, c) + (float) (0.5 * Math.pow(rim, 6));
                    },
                    0);
        }

        private float blurred(int y, int x, int c) {
            float sum = 0;
            for (int dy = -4; dy <= 4; dy++) {
                for (int dx = -4; dx <= 4; dx++) {
                    sum += clean.get(0, clamp(y + dy, mask.height()), clamp(x + dx, mask.width()), c);
                }
            }
            return sum / 81;
        }

        private static int clamp(int at, int size) {
            return Math.max(0, Math.min(size - 1, at));
        }

        /** What a pixel becomes. */
        @FunctionalInterface
        private interface Colour {

            float at(int y, int x, int channel);
        }

        /** Fills an ellipse; its border is soft over a share of it, and the mask shows what is at least half there. */
        private void fill(double row, double column, double tall, double wide, Colour colour, double soft) {
            for (int y = clamp((int) (row - tall) - 1, mask.height());
                    y <= clamp((int) (row + tall) + 1, mask.height());
                    y++) {
                for (int x = clamp((int) (column - wide) - 1, mask.width());
                        x <= clamp((int) (column + wide) + 1, mask.width());
                        x++) {
                    double radius = Math.hypot((y - row) / tall, (x - column) / wide);
                    float share =
                            (float) Math.max(0, Math.min(1, soft == 0 ? (radius <= 1 ? 1 : 0) : (1 - radius) / soft));
                    if (share == 0) {
                        continue;
                    }
                    for (int c = 0; c < image.channels(); c++) {
                        int at = image.index(0, y, x, c);
                        float whole = Math.max(0, Math.min(1, colour.at(y, x, c)));
                        image.data()[at] = (1 - share) * image.data()[at] + share * whole;
                    }
                    if (share >= 0.5f) {
                        mask.data()[mask.index(0, y, x, 0)] = 1;
                    }
                }
            }
        }
    }
}
