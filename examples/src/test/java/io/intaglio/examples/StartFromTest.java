package io.intaglio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.Intaglio;
import io.intaglio.Training;
import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.Plate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training can begin with the weights of a plate. */
class StartFromTest {

    private static final String DIGITS = "demo:digits,count=80,size=16";

    private static Intaglio intaglio;
    private static Plate first;

    private final List<String> warnings = new ArrayList<>();

    @BeforeAll
    static void train() throws IOException {
        intaglio = Intaglio.open();
        first = training("reconstruct")
                .architecture("plain")
                .set("latent", 5)
                .set("width", 8)
                .run()
                .plate();
    }

    @AfterAll
    static void close() {
        intaglio.close();
    }

    /** Steps so small that hardly any weight changes. */
    private static Training training(String task) throws IOException {
        return intaglio.train(task)
                .data(DIGITS)
                .set("train.batch", 8)
                .set("train.warm-up", 0)
                .set("train.learning-rate", 1e-9)
                .set("train.ema", 0)
                .steps(2);
    }

    @Test
    void theNetworkAndItsWeightsAreThoseOfThePlate() throws IOException {
        Plate tuned = training("reconstruct")
                .warnings(warnings::add)
                .startFrom(first, "first")
                .run()
                .plate();
        assertThat(tuned.card().architectureSettings()).isEqualTo(first.card().architectureSettings());
        assertSame(tuned.weights(), first.weights(), first.weights());
        assertThat(tuned.card().settings().get("start.name")).isEqualTo("first");
        assertThat(tuned.card().settings().get("start.fingerprint"))
                .isEqualTo(first.card().fingerprint());
        assertThat(warnings).isEmpty();
        Plate halved =
                training("reconstruct").startFrom(first.half(), "half").run().plate();
        assertSame(halved.weights(), first.half().weights(), first.weights());
    }

    private static void assertSame(Weights now, Weights then, Weights names) {
        for (String name : names.names()) {
            Tensor tensor = now.get(name);
            for (int i = 0; i < tensor.data().length; i++) {
                assertThat(tensor.data()[i]).as(name).isCloseTo(then.get(name).data()[i], within(1e-6f));
            }
        }
    }

    @Test
    void whatThePlateLacksBeginsAtRandomWhichIsSaid() throws IOException {
        Plate classifier = training("classify")
                .warnings(warnings::add)
                .startFrom(first, "first")
                .run()
                .plate();
        assertThat(classifier.card().architectureSettings().get("latent")).isEqualTo("5");
        assertSame(classifier.weights(), first.weights(), first.weights());
        assertThat(warnings)
                .contains(first.weights().names().size() + " of "
                        + (first.weights().names().size() + 2)
                        + " weights are those of first; these begin at random: head.class.0.weight,"
                        + " head.class.0.bias");
    }

    /** The number of classes follows from the data, the damage does not. */
    @Test
    void settingsOfTheTaskAreThoseOfThePlateUnlessTheyFollowFromTheData() throws IOException {
        Plate classifier = training("classify")
                .architecture("plain")
                .set("latent", 5)
                .set("weight", 0.3)
                .run()
                .plate();
        Plate other = intaglio.train("classify")
                .data(DIGITS + "?class=1,4,7")
                .set("train.batch", 8)
                .steps(1)
                .startFrom(classifier, "ten")
                .run()
                .plate();
        assertThat(other.card().taskSettings().get("classes")).isEqualTo("3");
        assertThat(other.card().taskSettings().get("weight")).isEqualTo("0.3");
    }

    @Test
    void anotherNetworkIsRefused() throws IOException {
        Training training = training("reconstruct").architecture("collapsed").startFrom(first, "first");
        assertThatThrownBy(training::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("the training cannot start from first: its network is another one, \\d+ of \\d+"
                        + " numbers would be known; leave out the architecture and its settings");
    }

    @Test
    void aResumedTrainingStillTellsOfItsStart(@TempDir Path folder) throws IOException {
        training("reconstruct")
                .startFrom(first, "first")
                .checkpoints(folder)
                .checkpointEvery("1")
                .run();
        Plate checkpoint = Plate.read(folder.resolve("checkpoint-1.plate"));
        Plate resumed = intaglio.resume(checkpoint).checkpoints(folder).run().plate();
        assertThat(resumed.card().settings().get("start.name")).isEqualTo("first");
        assertThatThrownBy(() -> intaglio.resume(checkpoint).startFrom(first, "first"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a training that is resumed has its weights already");
    }
}
