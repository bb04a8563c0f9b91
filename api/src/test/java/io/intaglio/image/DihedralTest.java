package io.intaglio.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DihedralTest {

    private static ImageBatch counted(int height, int width) {
        ImageBatch x = ImageBatch.zeros(2, height, width, 3);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = i;
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void the_way_back_leads_back(int way) {
        ImageBatch x = counted(4, 7);

        ImageBatch back = Dihedral.turn(Dihedral.turn(x, way), Dihedral.inverse(way));

        assertThat(back.spec()).isEqualTo(x.spec());
        assertThat(back.data()).isEqualTo(x.data());
    }

    @Test
    void the_eight_ways_differ() {
        Set<List<Float>> seen = new HashSet<>();
        for (int way = 0; way < 8; way++) {
            ImageBatch y = Dihedral.turn(ImageBatch.wrap(1, 2, 2, 1, new float[] {1, 2, 3, 4}), way);
            seen.add(List.of(y.data()[0], y.data()[1], y.data()[2], y.data()[3]));
        }
        assertThat(seen).hasSize(8);
    }
}
