package io.intaglio.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.testkit.network.EveryLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkJsonTest {

    private static final String TEXT = """
            {
              "in": {"channels":1,"height":"any","width":"any"},
              "encoder": [
                {"kind":"conv","out":4,"kernel":3,"stride":1,"padding":1,"groups":1},
                {"kind":"tap","name":"fine"},
                {"kind":"residual","body":[{"kind":"activate","function":"leaky-relu"},{"kind":"dropout","rate":0.1}]},
                {"kind":"reshape","to":[4,2,2]}
              ],
              "latent": {"kind":"gaussian","classes":10},
              "decoder": [],
              "out": {"channels":1,"height":8,"width":"any"}
            }
            """;

    private static Architecture architecture() {
        return new Architecture(
                ImageSpec.anySize(1),
                new ImageSpec(1, 8, ImageSpec.ANY),
                Network.of(
                        Conv.same(4, 3).gain(0),
                        new Tap("fine"),
                        new Residual(List.of(new Activate(Activate.Function.LEAKY_RELU), new Dropout(0.1))),
                        new Reshape(new Shape.Map(4, 2, 2))),
                new Latent.Gaussian(10),
                Network.of(),
                List.of());
    }

    @Test
    void theTextIsAsTheFormatSaysAndNeverChanges() {
        assertThat(NetworkJson.write(architecture())).isEqualTo(TEXT);
        assertThat(architecture().fingerprint())
                .isEqualTo("6c552526d653008403398481172686cfdacc51fb521031435f47d46046fd7ad6");
    }

    @Test
    void aDilationIsWrittenWhereThereIsOne() {
        Architecture dilated = new Architecture(
                ImageSpec.anySize(1),
                ImageSpec.anySize(1),
                Network.of(Conv.same(1, 3).dilation(2)),
                new Latent.Point(0),
                Network.of(),
                List.of());
        assertThat(NetworkJson.write(dilated)).contains("\"padding\":2,\"groups\":1,\"dilation\":2}");
    }

    @Test
    void everyLayerComesBack() {
        EveryLayer.architectures().forEach((name, architecture) -> {
            String text = NetworkJson.write(architecture);
            Architecture read = NetworkJson.read(text);
            assertThat(NetworkJson.write(read)).as(name).isEqualTo(text);
            assertThat(read.fingerprint()).as(name).isEqualTo(architecture.fingerprint());
            assertThat(ShapePlan.smallest(read).weights().stream().map(WeightSpec::shape))
                    .as(name)
                    .isEqualTo(ShapePlan.smallest(architecture).weights().stream()
                            .map(WeightSpec::shape)
                            .toList());
        });
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> NetworkJson.read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        refused("", "this is no JSON: it ends early, at character 1");
        refused("[]", "an object is expected, not []");
        refused(
                TEXT.replace("\"tap\"", "\"tip\""),
                "there is no kind of layer \"tip\"; known are: conv, conv-transpose");
        refused(TEXT.replace("\"kernel\":3,", ""), "conv.kernel is missing");
        refused(TEXT.replace("\"kernel\":3,", "\"kernel\":3.5,"), "conv.kernel cannot be 3.5");
        refused(TEXT.replace("\"kernel\":3,", "\"kernel\":0,"), "a convolution's kernel is at least 1, not 0");
        refused(TEXT.replace("\"groups\":1", "\"groups\":1,\"dream\":2"), "a conv has no dream");
        refused(TEXT.replace("[4,2,2]", "[4,2]"), "reshape.to cannot be [4.0, 2.0]");
        refused(TEXT.replace("{\"kind\":\"tap\"", "{ \"kind\":\"tap\""), "is not written as the format says");
        refused(
                TEXT.replace("{\"kind\":\"tap\",\"name\":\"fine\"}", "{\"kind\":\"custom\",\"name\":\"blob\"}"),
                "the layer \"blob\" is a plug-in's");
        refused("[".repeat(100), "nested more than 64 levels deep");
    }
}
