package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** The texture of a leaf, with values of about -1 to 1, as a function of the place in radii. */
interface LeafTexture {

    double at(double u, double v);

    /** Returns a random texture of any kind that is not finer than the drawn pixels. */
    static LeafTexture any(SplitMix64 random, double radius) {
        double kind = random.nextDouble();
        if (kind < 0.2 || radius < 3) {
            return (u, v) -> 0;
        }
        if (kind < 0.45) {
            return gradient(random);
        }
        return kind < 0.6 ? stripes(random, radius) : grain(random, radius);
    }

    private static LeafTexture gradient(SplitMix64 random) {
        double bend = random.nextDouble(-0.5, 0.5);
        return (u, v) -> u + bend * v * v;
    }

    private static LeafTexture stripes(SplitMix64 random, double radius) {
        // From 6 drawn pixels (3 of the image) to the size of the leaf.
        double period = 6 * StrictMath.exp(random.nextDouble() * StrictMath.log(Math.max(1.01, radius / 6)));
        double frequency = 2 * Math.PI * radius / period;
        double sharpness = random.nextDouble(0.6, 2.5);
        double bend = random.nextDouble(-0.15, 0.15);
        double phase = random.nextDouble(0, 2 * Math.PI);
        return (u, v) -> {
            double wave = sharpness * StrictMath.sin(frequency * (u + bend * v * v) + phase);
            return 0.6 * Math.max(-1, Math.min(1, wave));
        };
    }

    /** Returns noise whose finer octaves are weaker, with different rates in the two directions. */
    private static LeafTexture grain(SplitMix64 random, double radius) {
        long seed = random.nextLong();
        double coarsest = radius * random.nextDouble(0.4, 1.2);
        int octaves = 1;
        while (octaves < 6 && coarsest / (1 << octaves) > 2) {
            octaves++;
        }
        int count = octaves;
        double along = radius / coarsest;
        double across = along * StrictMath.exp(random.nextDouble(-0.2, 1.1));
        double decay = random.nextDouble(0.4, 0.85);
        return (u, v) -> {
            double sum = 0;
            double weight = 1;
            double x = u * along;
            double y = v * across;
            for (int i = 0; i < count; i++) {
                sum += weight * Lattice.noise(seed + i, x, y);
                weight *= decay;
                x *= 2;
                y *= 2;
            }
            return sum;
        };
    }
}
