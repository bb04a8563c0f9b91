package io.intaglio.cli.search;

/**
 * What another light makes of a picture: a gain and an offset, and beyond two values it cuts.
 *
 * @param darkest what is darker looks like that
 * @param brightest what is brighter looks like that
 */
record PhotometricMap(float gain, float offset, float darkest, float brightest) {

    /** As it is. */
    static final PhotometricMap SAME = new PhotometricMap(1, 0, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    private static final int ROUNDS = 3;

    float on(float value) {
        float lit = gain * value + offset;
        return lit > darkest ? lit < brightest ? lit : brightest : darkest;
    }

    /**
     * Returns the light in which a picture looks most like another one. Where that is darkest or brightest, this may
     * be more so: there its values were cut.
     */
    static PhotometricMap of(float[] from, float[] to) {
        float darkest = Float.POSITIVE_INFINITY;
        float brightest = Float.NEGATIVE_INFINITY;
        for (float pixel : to) {
            darkest = Math.min(darkest, pixel);
            brightest = Math.max(brightest, pixel);
        }
        PhotometricMap light = fitted(from, to, SAME);
        PhotometricMap best = light;
        double least = light.error(from, to);
        for (int i = 0; i < ROUNDS; i++) {
            PhotometricMap cut = new PhotometricMap(light.gain, light.offset, darkest, brightest);
            double error = cut.error(from, to);
            if (error < least) {
                least = error;
                best = cut;
            }
            light = fitted(from, to, cut);
        }
        return best;
    }

    /** Fits a gain and an offset to the pixels that a light does not cut. */
    private static PhotometricMap fitted(float[] from, float[] to, PhotometricMap before) {
        double count = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < from.length; i++) {
            double value = before.gain * from[i] + before.offset;
            if (value <= before.darkest || value >= before.brightest) {
                continue;
            }
            count++;
            x += from[i];
            y += to[i];
            xx += from[i] * from[i];
            xy += from[i] * to[i];
        }
        double spread = count * xx - x * x;
        if (count < 2 || spread < 1e-6 * count * count) {
            return before.darkest == Float.NEGATIVE_INFINITY
                    ? new PhotometricMap(0, (float) (y / count), before.darkest, before.brightest)
                    : before;
        }
        double gain = (count * xy - x * y) / spread;
        return new PhotometricMap((float) gain, (float) ((y - gain * x) / count), before.darkest, before.brightest);
    }

    /** Returns the sum of the squared differences from another picture. */
    double error(float[] from, float[] to) {
        double error = 0;
        for (int i = 0; i < from.length; i++) {
            double difference = on(from[i]) - to[i];
            error += difference * difference;
        }
        return error;
    }
}
