package io.intaglio.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.ImageBatch;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacmapTest {

    /** Three clouds far from each other in ten dimensions. */
    private static float[][] clouds(int count) {
        SplittableRandom random = new SplittableRandom(3);
        float[][] points = new float[count][10];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 10; c++) {
                points[i][c] = (float) (random.nextDouble() + (c == i % 3 ? 8 : 0));
            }
        }
        return points;
    }

    /** The mean distance to the own cloud's centre over the smallest distance of two centres. */
    private static double mixed(float[][] map) {
        double[][] centres = new double[3][2];
        for (int i = 0; i < map.length; i++) {
            centres[i % 3][0] += map[i][0] * 3.0 / map.length;
            centres[i % 3][1] += map[i][1] * 3.0 / map.length;
        }
        double within = 0;
        for (int i = 0; i < map.length; i++) {
            within += Math.hypot(map[i][0] - centres[i % 3][0], map[i][1] - centres[i % 3][1]) / map.length;
        }
        double apart = Double.MAX_VALUE;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < a; b++) {
                apart = Math.min(apart, Math.hypot(centres[a][0] - centres[b][0], centres[a][1] - centres[b][1]));
            }
        }
        return within / apart;
    }

    @Test
    void cloudsStayApartAndTheMapIsAlwaysTheSame() {
        float[][] points = clouds(300);

        float[][] map = Pacmap.of(points);

        assertThat(mixed(map)).isLessThan(0.3);
        assertThat(Trustworthiness.of(points, map, 12)).isGreaterThan(0.8);
        assertThat(Pacmap.of(points)[17]).containsExactly(map[17]);
    }

    @Test
    void fewOrEqualPointsGiveFinitePlaces() {
        for (float[][] points : List.of(clouds(3), clouds(12), new float[20][4])) {
            for (float[] place : Pacmap.of(points)) {
                assertThat(place[0]).isFinite();
                assertThat(place[1]).isFinite();
            }
        }
    }

    @Test
    void thePrincipalPlaneIsTheOneOfTheWidestSpread() {
        float[][] points = new float[100][3];
        for (int i = 0; i < 100; i++) {
            points[i] = new float[] {i % 10, 5 * (i / 10), 0.01f * (i % 7)};
        }

        float[][] plane = PrincipalPlane.of(points);

        assertThat(Math.abs(plane[99][0] - plane[9][0]))
                .as("along the second axis")
                .isCloseTo(45, within(0.1f));
        assertThat(Math.abs(plane[9][1] - plane[0][1]))
                .as("along the first axis")
                .isCloseTo(9, within(0.1f));
    }

    @Test
    void trustIsFullForTheSameSpaceAndAsComputedByHandElsewhere() {
        float[][] line = {{0}, {1}, {2.5f}, {4.5f}, {7}};
        float[][] same = {{0, 0}, {1, 0}, {2.5f, 0}, {4.5f, 0}, {7, 0}};
        float[][] other = {{0, 0}, {5, 0}, {1, 0}, {9, 0}, {20, 0}};

        assertThat(Trustworthiness.of(line, same, 1)).isEqualTo(1);
        // Nearest on the other map: 0→2 (rank 2), 1→2 (rank 2: 0 is nearer), 2→0 (rank 3: 1 and 3 are nearer),
        // 3→1 (rank 3), 4→3 (rank 1). Too high by 1 + 1 + 2 + 2 = 6 of n k (2n - 3k - 1) / 2 = 15.
        assertThat(Trustworthiness.of(line, other, 1)).isCloseTo(1 - 6 / 15.0, within(1e-9));
    }

    @Test
    void aPageHoldsNamesWithoutLettingThemIn() {
        MapPage page = new MapPage("a <b>", List.of("</script>"));
        for (int i = 0; i < 12; i++) {
            page.add("</script><script>x", ImageBatch.zeros(1, 4, 4, 1), 0, new float[] {i, i % 3});
        }

        String html = page.draw(MapPage.Method.PCA).html();

        assertThat(html).contains("a &lt;b&gt;").doesNotContain("</script><script>x", "{{");
        assertThat(html.split("</script>", -1)).hasSize(3);
    }
}
