package io.intaglio.examples;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.stream.IntStream;

/** A mountain lake, rendered by rays that follow a surface of random noise, so that no photograph is needed. */
final class Landscape {

    /** Rays a pixel, across and down. */
    private static final int RAYS = 2;

    private Landscape() {}

    /**
     * Returns the picture; it is looked at from the same place at every size.
     *
     * @param height in pixels
     * @param width in pixels
     */
    static ImageBatch picture(int height, int width) {
        return new Scene().picture(height, width);
    }

    /**
     * Numbers between 0 and 1 for every point of a plane, smooth, and their slopes (Perlin 1985; with his later fade
     * curve).
     */
    private record Noise(double value, double dx, double dz) {

        static Noise at(double x, double z) {
            long left = (long) Math.floor(x);
            long near = (long) Math.floor(z);
            double fx = x - left;
            double fz = z - near;
            double u = fade(fx);
            double v = fade(fz);
            double a = corner(left, near);
            double b = corner(left + 1, near) - a;
            double c = corner(left, near + 1) - a;
            double d = corner(left + 1, near + 1) - a - b - c;
            return new Noise(a + b * u + c * v + d * u * v, slope(fx) * (b + d * v), slope(fz) * (c + d * u));
        }

        private static double corner(long x, long z) {
            return (SplitMix64.mix(x * 0x9E3779B97F4A7C15L + z * 0xC2B2AE3D27D4EB4FL + 77) >>> 11) * 0x1p-53;
        }

        private static double fade(double t) {
            return t * t * t * (t * (t * 6 - 15) + 10);
        }

        private static double slope(double t) {
            return 30 * t * t * (t * (t - 2) + 1);
        }

        /** The sum of several, each half as strong and twice as fine as the one before. */
        static double sum(double x, double z, int octaves) {
            double sum = 0;
            double strength = 0.5;
            double px = x;
            double pz = z;
            for (int i = 0; i < octaves; i++) {
                sum += strength * at(px, pz).value;
                strength *= 0.5;
                double turned = 1.6 * px + 1.2 * pz;
                pz = -1.2 * px + 1.6 * pz;
                px = turned;
            }
            return sum;
        }
    }

    /**
     * A point, a direction, or a colour in linear light.
     *
     * @param x to the right, or red
     * @param y upwards, or green
     * @param z into the picture, or blue
     */
    private record Vector(double x, double y, double z) {

        static Vector unit(double x, double y, double z) {
            double length = Math.sqrt(x * x + y * y + z * z);
            return new Vector(x / length, y / length, z / length);
        }

        Vector plus(Vector other, double times) {
            return new Vector(x + times * other.x, y + times * other.y, z + times * other.z);
        }

        double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }

        Vector times(double factor) {
            return new Vector(factor * x, factor * y, factor * z);
        }

        Vector times(Vector other) {
            return new Vector(x * other.x, y * other.y, z * other.z);
        }

        /** This one, mixed with a share of another. */
        Vector mixed(Vector other, double share) {
            return times(1 - share).plus(other, share);
        }
    }

    /** Mountains, a lake, and the sky above. */
    private static final class Scene {

        private static final Vector EYE = new Vector(9, 0.3, -1.5);
        private static final double TURNED = 0.35;
        private static final Vector SUN = Vector.unit(-0.75, 0.36, -0.22);
        private static final double FAR = 34;

        private static final Vector ROCK = new Vector(0.15, 0.125, 0.105);
        private static final Vector MEADOW = new Vector(0.10, 0.16, 0.035);
        private static final Vector WOOD = new Vector(0.035, 0.07, 0.02);
        private static final Vector SNOW = new Vector(0.78, 0.82, 0.9);
        private static final Vector SAND = new Vector(0.3, 0.25, 0.18);
        private static final Vector WATER = new Vector(0.015, 0.05, 0.065);

        private static final Vector SUNLIGHT = new Vector(2.6, 2.1, 1.55);
        private static final Vector SKYLIGHT = new Vector(0.3, 0.42, 0.62);
        private static final Vector CLOUD = new Vector(0.95, 0.94, 0.95);
        private static final Vector HORIZON = new Vector(0.62, 0.7, 0.8);
        private static final Vector ZENITH = new Vector(0.03, 0.15, 0.47);
        private static final Vector MIST = new Vector(0.46, 0.58, 0.76);

        ImageBatch picture(int height, int width) {
            ImageBatch picture = ImageBatch.zeros(1, height, width, 3);
            IntStream.range(0, height).parallel().forEach(row -> {
                for (int column = 0; column < width; column++) {
                    Vector pixel = pixel(row, column, height, width);
                    int at = picture.index(0, row, column, 0);
                    picture.data()[at] = coded(pixel.x);
                    picture.data()[at + 1] = coded(pixel.y);
                    picture.data()[at + 2] = coded(pixel.z);
                }
            });
            return picture;
        }

        private static float coded(double light) {
            return (float) Math.pow(Math.min(1, light), 1 / 2.2);
        }

        private Vector pixel(int row, int column, int height, int width) {
            Vector sum = new Vector(0, 0, 0);
            for (int ray = 0; ray < RAYS * RAYS; ray++) {
                double across = 1.24 * ((column + (ray % RAYS + 0.5) / RAYS) / width - 0.5);
                int line = ray / RAYS;
                double up = 1.24 * (0.6 * height - row - (line + 0.5) / RAYS) / width;
                Vector seen = seen(Vector.unit(
                        Math.sin(TURNED) + across * Math.cos(TURNED),
                        up,
                        Math.cos(TURNED) - across * Math.sin(TURNED)));
                sum = sum.plus(new Vector(film(seen.x), film(seen.y), film(seen.z)), 1.0 / (RAYS * RAYS));
            }
            return sum;
        }

        /** As a film answers to light: bright parts keep their colours (Narkowicz's fit of the ACES curve). */
        private static double film(double light) {
            return light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14);
        }

        private Vector seen(Vector ray) {
            double ground = hit(EYE, ray, 6);
            double lake = ray.y < 0 ? -EYE.y / ray.y : FAR;
            if (lake < ground && lake < FAR) {
                return misty(water(EYE.plus(ray, lake), ray), 0.6 * lake);
            }
            return ground < FAR ? misty(ground(EYE, ray, ground, 11), ground) : sky(ray);
        }

        /** How far it is to the ground, or {@link #FAR}. */
        private static double hit(Vector from, Vector ray, int octaves) {
            double before = 0.03;
            double at = before;
            for (int i = 0; i < 400 && at < FAR; i++) {
                Vector point = from.plus(ray, at);
                if (point.y > 3.6 && ray.y > 0) {
                    return FAR;
                }
                double above = point.y - height(point.x, point.z, octaves);
                if (above < 0.0008 * at) {
                    return between(before, at, from, ray, octaves);
                }
                before = at;
                at += Math.max(0.003 * at, 0.28 * above);
            }
            return FAR;
        }

        private static double between(double above, double below, Vector from, Vector ray, int octaves) {
            double low = above;
            double high = below;
            for (int i = 0; i < 8; i++) {
                double middle = (low + high) / 2;
                Vector point = from.plus(ray, middle);
                if (point.y - height(point.x, point.z, octaves) < 0.0008 * middle) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return high;
        }

        /** Fine noise counts less on slopes, so that these look washed out (after Quilez, "Elevated", 2009). */
        private static double height(double x, double z, int octaves) {
            double sum = 0;
            double strength = 1;
            double dx = 0;
            double dz = 0;
            double px = 0.36 * x;
            double pz = 0.36 * z;
            for (int i = 0; i < octaves; i++) {
                Noise noise = Noise.at(px, pz);
                dx += noise.dx;
                dz += noise.dz;
                sum += strength * noise.value / (1 + dx * dx + dz * dz);
                strength *= 0.5;
                double turned = 1.6 * px + 1.2 * pz;
                pz = -1.2 * px + 1.6 * pz;
                px = turned;
            }
            double valley = step(0.5, 5, z);
            return 3.4 * sum * (0.25 + 0.75 * valley) - 0.85 - 0.35 * (1 - valley);
        }

        /** 0 below the one, 1 above the other, smooth between. */
        private static double step(double from, double to, double value) {
            double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
            return t * t * (3 - 2 * t);
        }

        private static Vector ground(Vector from, Vector ray, double distance, int octaves) {
            Vector at = from.plus(ray, distance);
            double e = 0.0015 * distance;
            Vector normal = Vector.unit(
                    height(at.x - e, at.z, octaves) - height(at.x + e, at.z, octaves),
                    2 * e,
                    height(at.x, at.z - e, octaves) - height(at.x, at.z + e, octaves));
            double coarse = Noise.sum(9 * at.x, 9 * at.z, 5);
            double fine = Noise.sum(60 * at.x, 60 * at.z, 4);
            Vector green = MEADOW.mixed(WOOD, step(0.4, 0.55, Noise.sum(2.3 * at.x + 7, 2.3 * at.z, 5)));
            Vector colour = ROCK.times(0.6 + coarse)
                    .mixed(green, step(0.5, 0.75, normal.y) * step(1.1, 0.35, at.y + 0.5 * coarse))
                    .mixed(SNOW, step(0.95, 1.4, at.y + 0.7 * coarse - 0.35) * step(0.4, 0.7, normal.y))
                    .mixed(SAND, 0.7 * step(0.1, 0.02, at.y))
                    .times(0.65 + 0.7 * fine);
            double direct = Math.max(0, normal.dot(SUN));
            if (direct > 0 && hit(at.plus(new Vector(0, 1, 0), 0.01), SUN, 5) < FAR) {
                direct = 0;
            }
            return colour.times(SUNLIGHT.times(direct).plus(SKYLIGHT, 0.55 + 0.55 * normal.y));
        }

        /** A mirror with ripples, the clearer the flatter one looks at it (Schlick 1994). */
        private static Vector water(Vector at, Vector ray) {
            double e = 0.01;
            double rough = 0.0035 / (2 * e);
            Vector normal = Vector.unit(
                    rough * (ripples(at.x - e, at.z) - ripples(at.x + e, at.z)),
                    1,
                    rough * (ripples(at.x, at.z - e) - ripples(at.x, at.z + e)));
            Vector back = ray.plus(normal, -2 * ray.dot(normal));
            Vector mirrored = Vector.unit(back.x, Math.max(0.02, back.y), back.z);
            double ground = hit(at, mirrored, 5);
            Vector image = ground < FAR ? misty(ground(at, mirrored, ground, 7), ground) : sky(mirrored);
            double share = 0.06 + 0.94 * Math.pow(1 - Math.max(0, -ray.dot(normal)), 4);
            return WATER.mixed(image, 0.97 * share);
        }

        private static double ripples(double x, double z) {
            return Noise.sum(14 * x, 42 * z, 4);
        }

        private static Vector sky(Vector ray) {
            double up = Math.max(0, ray.y);
            Vector blue = ZENITH.mixed(HORIZON, Math.pow(1 - up, 5))
                    .plus(CLOUD, 0.25 * Math.pow(Math.max(0, ray.dot(SUN)), 6));
            double stretch = 1.6 / (up + 0.12);
            double cloud = Noise.sum(1.3 * stretch * ray.x + 3.1, stretch * ray.z + 0.7, 7);
            return blue.mixed(
                    CLOUD.times(0.75 + 0.35 * step(0.9, 0.5, cloud)),
                    0.9 * step(0.47, 0.74, cloud) * step(0.01, 0.14, up));
        }

        private static Vector misty(Vector colour, double distance) {
            return colour.mixed(MIST, 0.92 * (1 - Math.exp(-Math.pow(0.034 * distance, 1.6))));
        }
    }
}
