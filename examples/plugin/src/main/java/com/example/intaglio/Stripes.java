package com.example.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.SourceProvider;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A source: drawn stripes, of class 0 where they lie and of class 1 where they stand; {@code stripes:200} for 200 of
 * them.
 */
public final class Stripes implements SourceProvider {

    private static final int SIDE = 16;

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public String summary() {
        return "drawn stripes that lie or stand, for the example plug-in";
    }

    @Override
    public String usage() {
        return "COUNT";
    }

    @Override
    public Source open(String argument) {
        if (!argument.matches("[1-9][0-9]{0,5}")) {
            throw new InvalidInputException("stripes: takes how many to draw, 1 to 999999, not \"" + argument + "\"");
        }
        return new Drawn(Integer.parseInt(argument));
    }

    private record Drawn(long size) implements Source {

        @Override
        public List<String> classes() {
            return List.of("lying", "standing");
        }

        @Override
        public Example get(long index) {
            Objects.checkIndex(index, size);
            Random random = new Random(index);
            double phase = 6.3 * random.nextDouble();
            double frequency = 0.6 + 0.8 * random.nextDouble();
            int label = (int) (index % 2);
            ImageBatch image = ImageBatch.zeros(1, SIDE, SIDE, 1);
            for (int i = 0; i < image.data().length; i++) {
                int along = label == 0 ? i / SIDE : i % SIDE;
                image.data()[i] = (float) (0.5 + 0.4 * Math.sin(phase + frequency * along));
            }
            return Example.labelled("stripes " + index, image, label);
        }

        @Override
        public String digest() {
            return String.format("%064x", size); // says all there is to say: so many of these
        }
    }
}
