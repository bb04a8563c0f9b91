package io.intaglio.itg;

/** Goes through the coefficients of a group in the order of the file, with the context of each. */
abstract class GroupScan {

    /** The two sections of a group. */
    enum Section {
        /** What the preview needs. */
        LOW,
        /** The rest. */
        HIGH
    }

    /** The number of places up to the last one of the preview. */
    static final int LOW_PLACES = 5;

    final ItgModel model;
    final Contexts contexts;

    GroupScan(ItgModel model, Contexts contexts) {
        this.model = model;
        this.contexts = contexts;
    }

    /** Returns the number of places, in the order of {@link Bands#at}, that are coded of a channel; 0 for none. */
    abstract int places(Section section, int channel);

    /**
     * Codes one coefficient.
     *
     * @param channel of the coefficient
     * @param band of the coefficient
     * @param place of its block
     * @param features of its context
     * @param predicted the value that the neighbours predict
     * @return the value
     */
    abstract int code(int channel, int band, int place, int[] features, int predicted);

    /** Codes a section. */
    final void run(Section section) {
        for (int channel = 0; channel < ItgModel.CHANNELS; channel++) {
            int places = places(section, channel);
            int diagonal = -1;
            for (int i = 0; i < places; i++) {
                int band = Bands.at(i);
                if (section == Section.HIGH) {
                    for (; diagonal < Bands.diagonal(band) - 1; diagonal++) {
                        contexts.close(channel, diagonal + 1);
                    }
                }
                if (Bands.low(band) == (section == Section.LOW)) {
                    band(channel, band);
                }
            }
        }
    }

    private void band(int channel, int band) {
        Contexts.Band gatherer = contexts.new Band(channel, band);
        int plane = contexts.plane(channel, band);
        for (int row = 0; row < contexts.rows; row++) {
            for (int column = 0; column < contexts.columns; column++) {
                int place = contexts.place(column, row);
                int predicted = band == 0 ? contexts.predicted(model, channel, place) : 0;
                int value = code(channel, band, place, gatherer.features(place), predicted);
                contexts.set(plane + place, value, value - predicted);
            }
        }
    }

    /** Returns a number of places as a section says it in 8 bits: 255 stands for all 256. */
    static int whole(int places) {
        return places >= Bands.COUNT - 1 ? Bands.COUNT : places;
    }

    /** Returns the weighted sum of a coefficient's features. */
    final int sum(int channel, int band, int[] features) {
        int from = (channel * Bands.COUNT + band) * Contexts.FEATURES;
        int sum = 0;
        for (int i = 0; i < Contexts.FEATURES; i++) {
            sum += model.weights[from + i] * features[i];
        }
        return sum;
    }

    /** Returns the place of a coefficient's class among all classes of all tables. */
    final int cell(int channel, int band, int sum) {
        return (model.tables[channel * Bands.COUNT + band] & 0xFF) * Contexts.CLASSES + Contexts.classOf(sum);
    }
}
