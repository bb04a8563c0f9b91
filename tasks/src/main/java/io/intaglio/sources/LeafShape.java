package io.intaglio.sources;

import io.intaglio.data.SplitMix64;

/** The outline of a leaf with radius 1 around the origin. */
interface LeafShape {

    /** Largest distance of an outline from the origin. */
    double REACH = 1.5;

    boolean contains(double u, double v);

    static LeafShape disk() {
        return (u, v) -> u * u + v * v < 1;
    }

    /** Returns a random outline of any kind, with approximately the area of a disk. */
    static LeafShape any(SplitMix64 random) {
        double kind = random.nextDouble();
        if (kind < 0.2) {
            return disk();
        }
        if (kind < 0.4) {
            double stretch = random.nextDouble(0.45, 1);
            return (u, v) -> u * u * stretch + v * v / stretch < 1;
        }
        if (kind < 0.6) {
            return rectangle(random);
        }
        return kind < 0.8 ? polygon(random) : blob(random);
    }

    private static LeafShape rectangle(SplitMix64 random) {
        double area = 0.7;
        double stretch = random.nextDouble(1, 2.2);
        double a = Math.sqrt(area * stretch);
        double b = area / a;
        return (u, v) -> Math.abs(u) < a && Math.abs(v) < b;
    }

    /** Returns a polygon of three to six edges. */
    private static LeafShape polygon(SplitMix64 random) {
        int edges = 3 + random.nextInt(4);
        double[] x = new double[edges];
        double[] y = new double[edges];
        double[] distance = new double[edges];
        for (int i = 0; i < edges; i++) {
            double angle = 2 * Math.PI * (i + random.nextDouble(-0.3, 0.3)) / edges;
            x[i] = StrictMath.cos(angle);
            y[i] = StrictMath.sin(angle);
            distance[i] = random.nextDouble(0.55, 0.95);
        }
        return (u, v) -> {
            for (int i = 0; i < edges; i++) {
                if (u * x[i] + v * y[i] > distance[i]) {
                    return false;
                }
            }
            return u * u + v * v < REACH * REACH;
        };
    }

    /** Returns a disk whose radius is modulated by waves with two, three and five periods. */
    private static LeafShape blob(SplitMix64 random) {
        double c2 = random.nextDouble(-0.25, 0.25);
        double c3 = random.nextDouble(-0.15, 0.15);
        double s3 = random.nextDouble(-0.15, 0.15);
        double s5 = random.nextDouble(-0.1, 0.1);
        return (u, v) -> {
            double square = u * u + v * v;
            if (square < 0.1) {
                return true;
            }
            double rho = Math.sqrt(square);
            // cos and sin of the angle and of its multiples, computed by repeated complex products.
            double cos = u / rho;
            double sin = v / rho;
            double cos2 = cos * cos - sin * sin;
            double sin2 = 2 * cos * sin;
            double cos3 = cos2 * cos - sin2 * sin;
            double sin3 = cos2 * sin + sin2 * cos;
            double sin5 = sin3 * cos2 + cos3 * sin2;
            return rho < 1 + c2 * cos2 + c3 * cos3 + s3 * sin3 + s5 * sin5;
        };
    }
}
