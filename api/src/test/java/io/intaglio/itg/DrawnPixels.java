package io.intaglio.itg;

import io.intaglio.data.SplitMix64;

/** Smooth waves with an edge and a little noise. */
final class DrawnPixels {

    private DrawnPixels() {}

    static ItgPixels of(int width, int height, int channels, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        byte[] data = new byte[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            int x = i / channels % width;
            int y = i / channels / width;
            double wave = 60 * StrictMath.sin(x * 0.1 + seed) + 40 * StrictMath.cos(y * 0.07 + i % channels);
            double edge = x + 2 * y > width + seed * 5 ? 30 : -30;
            data[i] = (byte) Math.round(128 + wave * 0.6 + edge + (random.nextLong() >>> 61));
        }
        return new ItgPixels(width, height, channels, data);
    }
}
