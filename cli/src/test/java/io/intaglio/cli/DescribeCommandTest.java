package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.cli.Terminal.Said;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Init;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plate whose plug-ins are not installed shows its card, its size and its own description of the network. */
class DescribeCommandTest {

    @TempDir
    Path folder;

    private Terminal terminal;

    private record Twist(double start) implements Layer.Custom {

        @Override
        public String kind() {
            return "twist";
        }

        @Override
        public Shape output(Shape in) {
            return in;
        }

        @Override
        public List<WeightSpec> weights(Shape in) {
            return List.of(WeightSpec.trained("gain", List.of(7), Init.constant(start)));
        }

        @Override
        public ReceptiveField reach() {
            return ReceptiveField.PIXEL;
        }
    }

    private record Strange() implements ArchitectureProvider {

        @Override
        public String name() {
            return "strange";
        }

        @Override
        public String summary() {
            return "not installed";
        }

        @Override
        public Architecture create(ImageSpec in, ImageSpec out) {
            Network twisted = Network.of(new Twist(0.5));
            return new Architecture(
                    in, out, twisted, new Latent.Point(0), Network.of(), List.of(new Comparison.Mse(1)));
        }
    }

    @BeforeEach
    void strange() throws IOException {
        terminal = new Terminal(folder);
        Architecture made = new Strange().create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        Card card = Card.of(new Strange(), made)
                .trainedFor("gone", Settings.of("share", 3))
                .with(Settings.of("provider.task", "gone-tasks 1.2").with("provider.architecture", "strange.jar"))
                .withClasses(List.of("cat", "dog"));
        Plate.of(card, made, Weights.initial(ShapePlan.smallest(made).weights(), 1))
                .write(folder.resolve("strange.plate"));
    }

    @Test
    void whatIsKnownIsPrinted() {
        Said said = terminal.type("describe", "@strange.plate");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("A plate for gone, for gray pictures of any size: a network strange with 7 parameters.")
                .contains("share=3", "classes    2: cat, dog", ", gone-tasks 1.2");
        assertThat(said.err())
                .contains("this plate needs what is not installed")
                .contains("there is no architecture \"strange\"; this plate was made with that of strange.jar; give it"
                        + " with --plugin-path");
    }

    @Test
    void theNetworkIsPrintedAsThePlateDescribesIt() {
        assertThat(terminal.type("describe", "@strange.plate", "--full").out())
                .contains("architecture = strange", "{\"kind\":\"custom\",\"name\":\"twist\",\"start\":0.5}");
        assertThat(terminal.type("describe", "@strange.plate", "--json").out())
                .contains("\"card\": {", "\"network\": {", "\"name\": \"twist\"");
    }
}
