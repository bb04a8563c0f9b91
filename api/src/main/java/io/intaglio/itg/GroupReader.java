package io.intaglio.itg;

/** Reads the coefficients of a group and puts them where their blocks lie in the picture. */
final class GroupReader extends GroupScan {

    private static final int LONGEST = 14;

    private RangeDecoder in = new RangeDecoder(new byte[0], 0, 0);
    private final Probabilities probabilities;
    private final int[][] planes;
    private final int offset;
    private final GroupPlace where;
    private final int[][] steps;
    private final int[] places = new int[ItgModel.CHANNELS];
    private boolean damaged;

    /**
     * Creates it.
     *
     * @param planes the channels, to be filled
     * @param offset of the first sample in each of them
     * @param where the group lies
     * @param steps of the file, by channel and band
     */
    GroupReader(ItgModel model, Contexts contexts, int[][] planes, int offset, GroupPlace where, int[][] steps) {
        super(model, contexts);
        this.probabilities = new Probabilities(model);
        this.planes = planes;
        this.offset = offset;
        this.where = where;
        this.steps = steps;
    }

    /** Reads a section, the lower one first; throws if it holds what no encoder writes. */
    void read(Section section, RangeDecoder data) throws ItgException {
        in = data;
        for (int channel = 0; section == Section.HIGH && channel < planes.length; channel++) {
            places[channel] = whole(in.raw(8));
        }
        run(section);
        if (damaged) {
            throw new ItgException("a group holds a number that is too large");
        }
    }

    @Override
    int places(Section section, int channel) {
        return channel >= planes.length ? 0 : section == Section.LOW ? LOW_PLACES : places[channel];
    }

    @Override
    int code(int channel, int band, int place, int[] features, int predicted) {
        int cell = cell(channel, band, sum(channel, band, features));
        int magnitude = magnitude(cell);
        if (magnitude == 0 && predicted == 0) {
            return 0;
        }
        int symbol = magnitude != 0 && in.raw(1) == 1 ? -magnitude : magnitude;
        int value = (short) (symbol + predicted);
        planes[channel][offset + where.sample(place, band)] =
                Steps.coefficient(model, value, cell, band, steps[channel][band]);
        return value;
    }

    private int magnitude(int cell) {
        for (int bin = 0; bin < ItgModel.BINS; bin++) {
            int bit = in.bit(probabilities.zero(cell, bin));
            probabilities.saw(cell, bin, bit);
            if (bit == 0) {
                return bin;
            }
        }
        int length = 0;
        while (length <= LONGEST && in.raw(1) == 1) {
            length++;
        }
        if (length > LONGEST) {
            damaged = true;
            return 0;
        }
        return ItgModel.BINS - 1 + (1 << length | in.raw(length));
    }
}
