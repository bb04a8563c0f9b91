package io.intaglio.cli.map;

import io.intaglio.data.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pairwise controlled manifold approximation (Wang et al. 2021): near points are drawn together, middle-near ones at
 * first, far ones pushed apart, so that a map keeps both neighbourhoods and their arrangement. Numbers of pairs,
 * weights, phases and optimizer are those of the paper. The same points give the same map.
 */
final class Pacmap {

    private static final int NEAR = 10;
    private static final int CANDIDATES = 60;
    private static final int MIDDLE = 5;
    private static final int MIDDLE_DRAWN = 6;
    private static final int FAR = 20;
    private static final int FIRST = 100;
    private static final int SECOND = 200;
    private static final int LAST = 450;
    private static final double START = 0.01;

    private final float[][] points;
    private final SplitMix64 random = new SplitMix64(1);
    private final int[][] near;
    private final int[][] middle;
    private final int[][] far;

    private Pacmap(float[][] points) {
        this.points = points;
        this.near = near();
        this.middle = middle();
        this.far = far();
    }

    /**
     * Returns the place of each point on the map, (count, 2).
     *
     * @param points of one length, at least three
     */
    static float[][] of(float[][] points) {
        return new Pacmap(points).run();
    }

    /** The nearest by distances that are scaled by how dense it is around both points. */
    private int[][] near() {
        Neighbours candidates = Neighbours.of(points, CANDIDATES);
        int n = points.length;
        float[] scale = new float[n];
        for (int i = 0; i < n; i++) {
            float[] distances = candidates.distances()[i];
            double sum = 0;
            int counted = 0;
            for (int k = 3; k < Math.min(6, distances.length); k++, counted++) {
                sum += distances[k];
            }
            scale[i] = (float) Math.max(1e-10, counted == 0 ? 1 : sum / counted);
        }
        int[][] chosen = new int[n][];
        for (int i = 0; i < n; i++) {
            int[] others = candidates.of()[i];
            long[] keys = new long[others.length];
            for (int k = 0; k < others.length; k++) {
                float distance = candidates.distances()[i][k];
                float scaled = distance * distance / scale[i] / scale[others[k]];
                keys[k] = (long) Float.floatToIntBits(scaled) << 32 | others[k];
            }
            Arrays.sort(keys);
            chosen[i] =
                    Arrays.stream(keys).limit(NEAR).mapToInt(key -> (int) key).toArray();
        }
        return chosen;
    }

    /** Of six others the second nearest, five times. */
    private int[][] middle() {
        int n = points.length;
        int[][] chosen = new int[n][];
        for (int i = 0; i < n; i++) {
            chosen[i] = new int[MIDDLE];
            for (int m = 0; m < MIDDLE; m++) {
                long[] keys = new long[MIDDLE_DRAWN];
                for (int k = 0; k < MIDDLE_DRAWN; k++) {
                    int other = other(i);
                    keys[k] = (long) Float.floatToIntBits(Neighbours.squared(points[i], points[other])) << 32 | other;
                }
                Arrays.sort(keys);
                chosen[i][m] = (int) keys[1];
            }
        }
        return chosen;
    }

    private int[][] far() {
        int n = points.length;
        int[][] chosen = new int[n][];
        for (int i = 0; i < n; i++) {
            chosen[i] = new int[FAR];
            for (int f = 0; f < FAR; f++) {
                int other = other(i);
                for (int tries = 0; tries < 20 && contains(near[i], other); tries++) {
                    other = other(i);
                }
                chosen[i][f] = other;
            }
        }
        return chosen;
    }

    private static boolean contains(int[] some, int one) {
        return IntStream.of(some).anyMatch(each -> each == one);
    }

    private int other(int i) {
        int other = random.nextInt(points.length - 1);
        return other < i ? other : other + 1;
    }

    private float[][] run() {
        float[][] map = PrincipalPlane.of(points);
        double spread = 1e-12;
        for (float[] place : map) {
            spread += (place[0] * place[0] + place[1] * place[1]) / (2.0 * map.length);
        }
        for (float[] place : map) {
            place[0] *= (float) (START / Math.sqrt(spread));
            place[1] *= (float) (START / Math.sqrt(spread));
        }
        Adam adam = new Adam(map.length);
        for (int round = 0; round < LAST; round++) {
            float[][] gradient = new float[map.length][2];
            double nearWeight = round < FIRST ? 2 : round < SECOND ? 3 : 1;
            double middleWeight =
                    round < FIRST ? 1000 * (1 - (double) round / FIRST) + 3.0 * round / FIRST : round < SECOND ? 3 : 0;
            pull(map, gradient, near, 10, nearWeight);
            pull(map, gradient, middle, 10_000, middleWeight);
            push(map, gradient);
            adam.step(map, gradient, round + 1);
        }
        return map;
    }

    /** The gradient of {@code weight · d / (scale + d)}, where d is one more than the squared distance. */
    private static void pull(float[][] map, float[][] gradient, int[][] pairs, double scale, double weight) {
        if (weight == 0) {
            return;
        }
        for (int i = 0; i < map.length; i++) {
            for (int j : pairs[i]) {
                double d = 1 + Neighbours.squared(map[i], map[j]);
                move(map, gradient, i, j, weight * 2 * scale / ((scale + d) * (scale + d)));
            }
        }
    }

    /** The gradient of {@code 1 / (1 + d)}. */
    private void push(float[][] map, float[][] gradient) {
        for (int i = 0; i < map.length; i++) {
            for (int j : far[i]) {
                double d = 1 + Neighbours.squared(map[i], map[j]);
                move(map, gradient, i, j, -2 / ((1 + d) * (1 + d)));
            }
        }
    }

    private static void move(float[][] map, float[][] gradient, int i, int j, double strength) {
        for (int c = 0; c < 2; c++) {
            float by = (float) (strength * (map[i][c] - map[j][c]));
            gradient[i][c] += by;
            gradient[j][c] -= by;
        }
    }

    /** Adam (Kingma &amp; Ba 2015) at a rate of 1. */
    private static final class Adam {

        private final double[][] first;
        private final double[][] second;

        Adam(int count) {
            first = new double[count][2];
            second = new double[count][2];
        }

        void step(float[][] map, float[][] gradient, int step) {
            double rate = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
            for (int i = 0; i < map.length; i++) {
                for (int c = 0; c < 2; c++) {
                    first[i][c] += 0.1 * (gradient[i][c] - first[i][c]);
                    second[i][c] += 0.001 * ((double) gradient[i][c] * gradient[i][c] - second[i][c]);
                    map[i][c] -= (float) (rate * first[i][c] / (Math.sqrt(second[i][c]) + 1e-7));
                }
            }
        }
    }
}
