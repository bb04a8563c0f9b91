package io.intaglio.itg;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.Picture;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Encodes pictures to files with a model.
 *
 * @since 0.1
 */
public final class ItgEncoder {

    private final ItgModel model;
    private final Analysis analysis;
    private final float[] costs;
    private final Overlap overlap;

    /** Creates an encoder. */
    public ItgEncoder(ItgModel model) {
        this.model = model;
        this.analysis = new Analysis(model);
        this.costs = Influence.costs(model);
        this.overlap = new Overlap(model);
    }

    /**
     * Returns the file of samples.
     *
     * @param gain of the steps, from 0 (the finest, 1/8 of a sample's step) to 191; 16 more double it
     * @param lambda the rate-distortion trade-off: the squared error that one bit is worth, in squared steps; 0 rounds
     *     to the nearest values
     */
    public byte[] encode(ItgPixels pixels, int gain, double lambda) {
        return prepare(pixels, ItgExtras.none()).encode(gain, lambda, 1);
    }

    /** Prepares a picture, gray or colour, to be encoded once or several times. */
    public Prepared prepare(Picture picture) {
        if (picture.channels() != 1 && picture.channels() != 3) {
            throw new InvalidInputException(picture.name() + " has " + picture.channels()
                    + " channels; gray pictures and pictures in RGB can be compressed");
        }
        return prepare(ItgPixels.of(picture.pixels()), ItgExtras.of(picture));
    }

    /**
     * Prepares samples to be encoded once or several times.
     *
     * @param extras opacity, colour profile and metadata for the files
     */
    public Prepared prepare(ItgPixels pixels, ItgExtras extras) {
        return new Prepared(pixels, extras.bytes());
    }

    /**
     * A picture, from which files of different sizes can be encoded. It stores only samples; coefficients are computed
     * group by group while a file is encoded.
     */
    public final class Prepared {

        private final ItgPixels pixels;
        private final byte[] extras;

        private Prepared(ItgPixels pixels, byte[] extras) {
            this.pixels = pixels;
            this.extras = extras;
        }

        /** Returns the original samples. */
        public ItgPixels pixels() {
            return pixels;
        }

        /**
         * Returns the picture's file.
         *
         * @param gain of the steps, from 0 to 191
         * @param lambda the rate-distortion trade-off: the squared error that one bit is worth, in squared steps
         * @param passes over the coefficients, at least 1; each one improves the choice of the one before
         */
        public byte[] encode(int gain, double lambda, int passes) {
            return encode(gain, lambda, passes, (done, total) -> true);
        }

        /**
         * Returns the picture's file as {@link #encode(int, double, int)} does, and reports the progress.
         *
         * @throws java.util.concurrent.CancellationException if the progress listener cancels the work
         */
        public byte[] encode(int gain, double lambda, int passes, ItgProgress progress) {
            ItgHeader header = header(gain);
            int[][] steps = steps(model, gain);
            GroupCount count = new GroupCount(progress, header.groups());
            List<Sections> groups = IntStream.range(0, header.groups())
                    .parallel()
                    .mapToObj(i -> {
                        if (count.ended()) {
                            return new Sections(new byte[0], new byte[0]);
                        }
                        Sections group =
                                sections(GroupPlace.of(i, header.columns(), header.rows()), steps, lambda, passes);
                        count.passed();
                        return group;
                    })
                    .toList();
            count.check();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(Contents.write(header, groups));
            out.writeBytes(extras);
            return out.toByteArray();
        }

        /**
         * Returns the bits that the model predicts for a file, without writing one. It counts the sections only,
         * without the header, the table of contents and the extras.
         */
        public double bits(int gain, double lambda, int passes) {
            ItgHeader header = header(gain);
            int[][] steps = steps(model, gain);
            return IntStream.range(0, header.groups())
                    .parallel()
                    .mapToDouble(i -> chosen(GroupPlace.of(i, header.columns(), header.rows()), steps, lambda, passes)
                            .bits())
                    .sum();
        }

        private ItgHeader header(int gain) {
            return new ItgHeader(
                    pixels.width(), pixels.height(), pixels.channels(), gain, extras.length > 0, model.name());
        }

        private Sections sections(GroupPlace where, int[][] steps, double lambda, int passes) {
            GroupChoice choice = chosen(where, steps, lambda, passes);
            GroupWriter writer = new GroupWriter(model, choice, where.contexts());
            byte[] low = writer.write(GroupScan.Section.LOW);
            return new Sections(low, writer.write(GroupScan.Section.HIGH));
        }

        private GroupChoice chosen(GroupPlace where, int[][] steps, double lambda, int passes) {
            float[][] planes = analysis.coefficients(pixels, where);
            Influence influence = null;
            GroupErrors errors = new GroupErrors(overlap, where, header(0).rows(), planes.length);
            for (int pass = 1; ; pass++) {
                GroupChoice choice = new GroupChoice(model, planes, where.alone(), steps, lambda, influence, errors);
                choice.run();
                if (pass >= passes) {
                    return choice;
                }
                influence = choice.influence(costs);
            }
        }
    }

    static int[][] steps(ItgModel model, int gain) {
        int[][] steps = new int[ItgModel.CHANNELS][Bands.COUNT];
        for (int channel = 0; channel < steps.length; channel++) {
            for (int band = 0; band < Bands.COUNT; band++) {
                steps[channel][band] = Steps.of(model, gain, channel, band);
            }
        }
        return steps;
    }
}
