package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/**
 * The colours of one image: a few related ones. They are drawn as lightness, blue to yellow, and green to red.
 * Photographs vary most along the first axis and least along the last one (Ruderman, Cronin and Chiao, "Statistics of
 * cone responses to natural images", JOSA A 1998).
 */
final class Palette {

    private final double[][] tones;
    private final double spread;
    private final double[] textureAxis;

    Palette(SplitMix64 random) {
        double mean = random.nextDouble(0.28, 0.6);
        double contrast = random.nextDouble(0.14, 0.3);
        double warmth = random.nextGaussian() * 0.05 + 0.02;
        double redness = random.nextGaussian() * 0.02;
        double chroma = random.nextDouble(0.2, 1.4);
        tones = new double[3 + random.nextInt(5)][];
        for (int i = 0; i < tones.length; i++) {
            tones[i] = new double[] {
                mean + contrast * random.nextGaussian(),
                warmth + chroma * 0.085 * random.nextGaussian(),
                redness + chroma * 0.04 * random.nextGaussian()
            };
        }
        spread = contrast * random.nextDouble(0.25, 0.8);
        textureAxis = new double[] {1, 0.15 * random.nextGaussian(), 0.06 * random.nextGaussian()};
    }

    /** Returns a leaf's mean colour, RGB, not too dark or light for textures. */
    double[] colour(SplitMix64 random) {
        double[] tone = tones[random.nextInt(tones.length)];
        double light = tone[0] + spread * random.nextGaussian();
        light = Math.max(0.06, Math.min(0.92, light));
        // Very dark and very light objects have little colour.
        double room = Math.min(1, 4 * light * (1 - light) + 0.2);
        double yellow = room * (tone[1] + 0.02 * random.nextGaussian());
        double red = room * (tone[2] + 0.01 * random.nextGaussian());
        return rgb(light, yellow, red);
    }

    /** Returns the colour that is added where a texture is 1, RGB. It is mainly a change of lightness. */
    double[] contrast(SplitMix64 random) {
        double strength = 0.02 + 0.2 * random.nextDouble() * random.nextDouble();
        return rgb(strength * textureAxis[0], strength * textureAxis[1], strength * textureAxis[2]);
    }

    private static double[] rgb(double light, double yellow, double red) {
        return new double[] {light + yellow + red, light + yellow * 0.5 - red, light - 1.5 * yellow};
    }
}
