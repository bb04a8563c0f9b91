package io.intaglio.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.ConvTranspose;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Pool;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Upsample;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No output pixel of a network looks further than its plan says: what tiles rest upon. */
class ReceptiveFieldTest {

    private static final int SIDE = 48;
    private static final int MIDDLE = 24;

    @Property(tries = 150)
    void nothingFurtherAwayMatters(
            @ForAll boolean byFour,
            @ForAll @Size(max = 2) List<@IntRange(max = 4) Integer> downs,
            @ForAll @IntRange(max = 2) int convolutions,
            @ForAll @Size(2) List<@IntRange(max = 4) Integer> ups,
            @ForAll @IntRange(max = 3) int shiftY,
            @ForAll @IntRange(max = 3) int shiftX) {
        int factor = byFour ? 4 : 2;
        List<Layer> encoder = new ArrayList<>();
        downs.forEach(kind -> encoder.addAll(down(kind, factor)));
        List<Layer> decoder = new ArrayList<>();
        for (int i = 0; i < convolutions; i++) {
            decoder.add(Conv.same(1, 3).dilation(i + 1));
        }
        for (int i = 0; i < downs.size(); i++) {
            decoder.addAll(up(ups.get(i), factor));
            decoder.add(Conv.same(1, 3));
        }
        ImageSpec gray = ImageSpec.anySize(1);
        Architecture architecture = new Architecture(
                gray,
                gray,
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
        ShapePlan plan = ShapePlan.of(architecture, SIDE, SIDE);
        ReferenceNetwork network = new ReferenceNetwork(architecture, Ramps.all(plan, 0.25f));
        ImageBatch black = ImageBatch.zeros(1, SIDE, SIDE, 1);
        ImageBatch dot = ImageBatch.zeros(1, SIDE, SIDE, 1);
        dot.data()[dot.index(0, MIDDLE + shiftY, MIDDLE + shiftX, 0)] = 1;

        ImageBatch without = network.apply(black, List.of());
        ImageBatch with = network.apply(dot, List.of());

        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                if (with.get(0, y, x, 0) != without.get(0, y, x, 0)) {
                    int distance = Math.max(Math.abs(y - MIDDLE - shiftY), Math.abs(x - MIDDLE - shiftX));
                    assertThat((double) distance).isLessThanOrEqualTo(plan.reach());
                }
            }
        }
    }

    private static List<Layer> down(int kind, int factor) {
        return switch (kind) {
            case 0 -> List.of(new Conv(1, factor, factor, 0, 1, 1));
            case 1 -> List.of(Conv.same(1, 3).stride(factor));
            case 2 -> List.of(new Pool(Pool.Mode.AVERAGE, factor));
            case 3 -> List.of(new PixelShuffle(-factor), Conv.same(1, 3));
            default -> List.of(new Conv(1, factor + 2, factor, 1, 1, 1));
        };
    }

    private static List<Layer> up(int kind, int factor) {
        return switch (kind) {
            case 0 -> List.of(new Upsample(factor, Upsample.Mode.NEAREST));
            case 1 -> List.of(new Upsample(factor, Upsample.Mode.BILINEAR));
            case 2 -> List.of(new ConvTranspose(1, 2 * factor, factor, factor / 2, 0));
            case 3 -> List.of(Conv.same(factor * factor, 1), new PixelShuffle(factor));
            default -> List.of(new ConvTranspose(1, 3, factor, 1, factor - 1));
        };
    }
}
