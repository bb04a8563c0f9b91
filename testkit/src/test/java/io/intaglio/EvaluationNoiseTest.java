package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.task.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Published figures depend on the noise that an evaluation draws, so no JDK may change it. */
class EvaluationNoiseTest {

    /** Computed by another program, in Python, from the descriptions of SplitMix64 and of the polar method. */
    @Test
    void theNoiseOfAnEvaluationIsTheSameBitsOnEveryJdk() throws IOException {
        List<Double> drawn = new ArrayList<>();
        Model model = model(random -> {
            drawn.add(random.nextGaussian());
            drawn.add(random.nextGaussian());
        });

        model.evaluate(new Bench.Images(2, 1, 0, "d"), Settings.empty(), 0, EvaluationListener.NONE);

        assertThat(drawn)
                .containsExactly(0.9984770286036619, -1.1422316260145478, -1.9692691689904378, 0.16712634900794854);
    }

    @Test
    void theGeneratorIsTheProjectsOwn() throws IOException {
        Model model = model(random -> assertThat(random).isInstanceOf(SplitMix64.class));

        model.evaluate(new Bench.Images(1, 1, 0, "d"), Settings.empty(), 0, EvaluationListener.NONE);
    }

    private static Model model(Consumer<RandomGenerator> drawing) {
        Architecture architecture = new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        Weights weights = Weights.initial(ShapePlan.smallest(architecture).weights(), 1);
        return Brighter.model(
                Bench.intaglio().engine().open(architecture, weights), new Bench.Pairing((example, random) -> {
                    drawing.accept(random);
                    return Pair.of(example.image(), example.image());
                }));
    }
}
