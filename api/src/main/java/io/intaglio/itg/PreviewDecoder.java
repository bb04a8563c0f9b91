package io.intaglio.itg;

import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the preview of the lower sections alone: the means of 8×8 samples, as far as these say them. */
final class PreviewDecoder {

    /** Samples of a block along each side. */
    private static final int SIDE = 2;

    private static final int HALF = Bands.SIDE / 2;
    private static final int ROUND = 1 << ItgModel.FRACTION - 1;

    /** Twice the fraction of the transform's numbers, and the division by eight, less the fraction of the result. */
    private static final int SHIFT = ItgModel.FRACTION + 3;

    private final ItgModel model;
    private final byte[] file;
    private final Contents contents;
    private final ItgHeader header;

    PreviewDecoder(ItgModel model, byte[] file, Contents contents) {
        this.model = model;
        this.file = file;
        this.contents = contents;
        this.header = contents.header();
    }

    static int length(int pixels) {
        return (pixels + HALF - 1) / HALF;
    }

    ItgPixels run() throws ItgException {
        int columns = header.columns();
        int rows = header.rows();
        if ((long) columns * rows * SIDE * SIDE > ItgDecoder.MOST_SAMPLES / 4 / header.channels()) {
            throw new ItgException("the preview of " + header.width() + "x" + header.height() + " pixels is too large");
        }
        int[][] planes = new int[header.channels()][columns * rows * SIDE * SIDE];
        int[][] steps = ItgEncoder.steps(model, header.gain());
        Optional<String> failure = IntStream.range(0, header.groups())
                .parallel()
                .mapToObj(i -> group(i, planes, steps))
                .flatMap(Optional::stream)
                .findFirst();
        if (failure.isPresent()) {
            throw new ItgException(failure.get());
        }
        int width = SIDE * columns;
        Weights weights = new Weights(model);
        for (int[] plane : planes) {
            IntStream.range(0, SIDE * rows).parallel().forEach(y -> weights.apply(plane, y * width, 1, columns));
            IntStream.range(0, width).parallel().forEach(x -> weights.apply(plane, x, width, rows));
        }
        return pixels(planes, width);
    }

    private Optional<String> group(int number, int[][] planes, int[][] steps) {
        Contents.Part low = contents.low().get(number);
        if (!low.intact(file)) {
            return Optional.of("the preview of group " + number + " is damaged: its checksum is wrong");
        }
        GroupPlace where =
                GroupPlace.of(number, header.columns(), header.rows()).small(SIDE);
        try {
            new GroupReader(model, where.contexts(), planes, 0, where, steps)
                    .read(GroupScan.Section.LOW, new RangeDecoder(file, low.from(), low.length()));
            return Optional.empty();
        } catch (ItgException e) {
            return Optional.of("the preview of group " + number + ": " + e.getMessage());
        }
    }

    private ItgPixels pixels(int[][] planes, int stride) {
        int width = length(header.width());
        int height = length(header.height());
        byte[] data = new byte[width * height * planes.length];
        Synthesis synthesis = new Synthesis(model);
        for (int y = 0; y < height; y++) {
            synthesis.colours(planes, y * stride, data, y * width * planes.length, width);
        }
        return new ItgPixels(width, height, planes.length, data);
    }

    /** What the two lowest coefficients of two neighbouring blocks add to the means on both sides of their boundary. */
    private static final class Weights {

        /** By half and coefficient, of a block alone. */
        private final int[] alone = new int[SIDE * SIDE];
        /** By side of the boundary, block and coefficient. */
        private final int[] both = new int[SIDE * SIDE * SIDE];

        Weights(ItgModel model) {
            for (int k = 0; k < SIDE; k++) {
                for (int half = 0; half < SIDE; half++) {
                    long sum = 0;
                    for (int i = 0; i < HALF; i++) {
                        sum += model.block[k * Bands.SIDE + half * HALF + i];
                    }
                    alone[half * SIDE + k] = (int) (sum + 4 >> 3);
                    for (int block = 0; block < SIDE; block++) {
                        both[(half * SIDE + block) * SIDE + k] = (int) (mixed(model, half, block, k) >> SHIFT);
                    }
                }
            }
        }

        private static long mixed(ItgModel model, int half, int block, int frequency) {
            long sum = 1L << SHIFT - 1;
            for (int i = half * HALF; i < (half + 1) * HALF; i++) {
                for (int k = 0; k < HALF; k++) {
                    // Of the first block the second half lies at the boundary, of the second the first.
                    int sample = (block == 0 ? HALF : 0) + k;
                    sum += model.boundary[i * Bands.SIDE + block * HALF + k]
                            * model.block[frequency * Bands.SIDE + sample];
                }
            }
            return sum;
        }

        /** Turns the coefficients of a line of blocks into means, where they lie. */
        void apply(int[] plane, int from, int step, int blocks) {
            int first = plane[from];
            int second = plane[from + step];
            plane[from] = alone[0] * first + alone[1] * second + ROUND >> ItgModel.FRACTION;
            for (int i = 1; i < blocks; i++) {
                int at = from + 2 * i * step;
                int third = plane[at];
                int fourth = plane[at + step];
                plane[at - step] = both[0] * first + both[1] * second + both[2] * third + both[3] * fourth + ROUND
                        >> ItgModel.FRACTION;
                plane[at] = both[4] * first + both[5] * second + both[6] * third + both[7] * fourth + ROUND
                        >> ItgModel.FRACTION;
                first = third;
                second = fourth;
            }
            plane[from + (2 * blocks - 1) * step] = alone[2] * first + alone[3] * second + ROUND >> ItgModel.FRACTION;
        }
    }
}
