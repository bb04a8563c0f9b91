package io.intaglio.itg;

/** Writes the coefficients of a group as they were chosen. */
final class GroupWriter extends GroupScan {

    private final GroupChoice choice;
    private final Probabilities probabilities;
    private final int[] places = new int[ItgModel.CHANNELS];
    private RangeEncoder out = new RangeEncoder();

    GroupWriter(ItgModel model, GroupChoice choice, Contexts contexts) {
        super(model, contexts);
        this.choice = choice;
        this.probabilities = new Probabilities(model);
        for (int channel = 0; channel < choice.channels(); channel++) {
            places[channel] = choice.places(channel);
        }
    }

    /** Returns a section's bytes; the lower one comes first. */
    byte[] write(Section section) {
        out = new RangeEncoder();
        for (int channel = 0; section == Section.HIGH && channel < choice.channels(); channel++) {
            out.raw(Math.min(places[channel], Bands.COUNT - 1), 8);
        }
        run(section);
        return out.finish();
    }

    @Override
    int places(Section section, int channel) {
        return channel >= choice.channels() ? 0 : section == Section.LOW ? LOW_PLACES : places[channel];
    }

    @Override
    int code(int channel, int band, int place, int[] features, int predicted) {
        int value = choice.value(contexts.plane(channel, band) + place);
        int cell = cell(channel, band, sum(channel, band, features));
        int magnitude = Math.abs(value - predicted);
        for (int bin = 0; bin < Math.min(magnitude + 1, ItgModel.BINS); bin++) {
            int bit = magnitude > bin ? 1 : 0;
            out.bit(bit, probabilities.zero(cell, bin));
            probabilities.saw(cell, bin, bit);
        }
        if (magnitude >= ItgModel.BINS) {
            int rest = magnitude - ItgModel.BINS + 1;
            int length = 31 - Integer.numberOfLeadingZeros(rest);
            out.raw((1 << length + 1) - 2, length + 1);
            out.raw(rest & (1 << length) - 1, length);
        }
        if (magnitude != 0) {
            out.raw(value < predicted ? 1 : 0, 1);
        }
        return value;
    }
}
