package io.intaglio.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Answer;
import io.intaglio.task.Channels;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.testkit.fake.FakeAutoencoder;
import io.intaglio.train.TrainingConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link TaskProvider}. Extend it and return a provider.
 *
 * @since 0.1
 */
public abstract class TaskContract {

    /** The provider to look at, with any settings. */
    protected abstract TaskProvider provider();

    /**
     * Returns an example that its task can learn from, of 1 or 3 channels; with a label, and with a partner where it
     * needs pairs, unless overridden.
     */
    protected Example example(int channels) {
        boolean pairs = provider().create().needs().pairs();
        return new Example(
                "ramp",
                ramp(channels, 1),
                OptionalInt.of(0),
                pairs ? Optional.of(ramp(channels, 2)) : Optional.empty());
    }

    /** Returns the channels of images that the task takes; one that takes gray alone overrides it. */
    protected List<Integer> channels() {
        return List.of(1, 3);
    }

    private static ImageBatch ramp(int channels, int step) {
        ImageBatch image = ImageBatch.zeros(1, 32, 48, channels);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i * step % 257 / 256f;
        }
        return image;
    }

    @Test
    public void hasANameAndASummary() {
        ProviderChecks.named(provider());
    }

    @Test
    public void isARecordOfItsSettings() {
        ProviderChecks.isItsSettings(provider());
    }

    @Test
    public void isRegistered() {
        ProviderChecks.registered(TaskProvider.class, provider());
    }

    @Test
    public void theSameRandomnessMakesTheSamePair() {
        for (int channels : channels()) {
            Pair one = provider().create().pair(example(channels), new SplitMix64(7));
            Pair other = provider().create().pair(example(channels), new SplitMix64(7));

            assertThat(other.input().data()).isEqualTo(one.input().data());
            assertThat(other.target().data()).isEqualTo(one.target().data());
            assertThat(other.weight().isPresent()).isEqualTo(one.weight().isPresent());
            other.weight()
                    .ifPresent(weight -> assertThat(weight.data())
                            .isEqualTo(one.weight().orElseThrow().data()));
        }
    }

    @Test
    public void aPairHasOneSize() {
        for (int channels : channels()) {
            Pair pair = provider().create().pair(example(channels), new SplitMix64(7));

            assertThat(pair.input().count()).isEqualTo(1);
            assertThat(pair.target().count()).isEqualTo(1);
            assertThat(pair.input().height()).isEqualTo(pair.target().height());
            assertThat(pair.input().width()).isEqualTo(pair.target().width());
            pair.weight()
                    .ifPresent(weight ->
                            assertThat(weight.spec()).isEqualTo(pair.target().spec()));
            assertThat(pair.input().data()).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    public void itsViewsAreAsManyAsItSaysAndOfOneSize() {
        Task task = provider().create();
        for (int channels : channels()) {
            List<Pair> views = task.pairs(example(channels), new SplitMix64(7));
            List<Pair> again = task.pairs(example(channels), new SplitMix64(7));

            assertThat(views).hasSize(task.views()).isNotEmpty();
            for (int i = 0; i < views.size(); i++) {
                assertThat(views.get(i).input().spec())
                        .isEqualTo(views.get(0).input().spec());
                assertThat(views.get(i).target().spec())
                        .isEqualTo(views.get(0).target().spec());
                assertThat(again.get(i).input().data())
                        .isEqualTo(views.get(i).input().data());
            }
        }
    }

    @Test
    public void itsPairsHaveTheChannelsThatItSays() {
        for (int channels : channels()) {
            Task task = provider().create();
            Channels said = task.channels(channels, channels);
            Pair pair = task.pair(example(channels), new SplitMix64(7));
            Inputs inputs = task.inputs(pair, Settings.empty());

            assertThat(pair.input().channels()).isEqualTo(said.in());
            assertThat(pair.target().channels()).isEqualTo(said.out());
            if (task.roles().stream().anyMatch(role -> role.name().equals(Inputs.IMAGE))) {
                assertThat(inputs.image(Inputs.IMAGE).channels()).isEqualTo(said.picture());
                assertThat(task.roles().stream().map(Role::name)).containsAll(inputs.roles());
            }
            assertThat(task.margin()).isNotNegative();
        }
    }

    /** Returns the inputs of a run for a pair; a task that needs files overrides it. */
    protected Inputs inputs(Task task, Pair pair) {
        return task.roles().isEmpty() ? Inputs.of(Map.of(), Settings.empty()) : task.inputs(pair, Settings.empty());
    }

    /** Returns data to fit a task with; one that takes more than an example overrides it. */
    protected Source data(Example example) {
        return new One(example);
    }

    /** Returns a network that the task runs in; a task that needs a latent of another kind overrides it. */
    protected Architecture network(Channels channels) {
        return new Architecture(
                ImageSpec.anySize(channels.in()),
                ImageSpec.anySize(channels.out()),
                Network.of(Conv.halve(4)),
                new Latent.Point(0),
                Network.of(new Upsample(2, Upsample.Mode.NEAREST), Conv.same(channels.out(), 3)),
                List.of(new Comparison.Mse(1)));
    }

    @Test
    public void itCompletesANetworkAlwaysInTheSameWay() {
        Task task = provider().create();
        int channels = channels().get(0);
        Architecture network = network(task.channels(channels, channels));

        assertThat(task.complete(network)).isEqualTo(task.complete(network));
        assertThat(task.complete(network).in()).isEqualTo(network.in());
        assertThat(task.complete(network).out()).isEqualTo(network.out());
    }

    @Test
    public void itPreparesThePictureOfAPersonOrSaysWhatIsMissing() {
        Task task = provider().create();
        boolean takes = task.roles().stream().anyMatch(role -> role.name().equals(Inputs.IMAGE));
        for (int channels : channels()) {
            ImageBatch picture = ramp(channels, 1);
            Inputs prepared;
            int enlargement;
            try {
                prepared = task.prepare(takes ? Inputs.of(picture) : Inputs.of(Map.of(), Settings.empty()));
                enlargement = task.enlargement(Settings.empty());
            } catch (InvalidInputException e) {
                assertThat(e).message().isNotBlank();
                continue;
            }
            assertThat(picture.data()).isEqualTo(ramp(channels, 1).data());
            if (takes) {
                assertThat(prepared.image(Inputs.IMAGE).height()).isEqualTo(enlargement * picture.height());
                assertThat(prepared.image(Inputs.IMAGE).width()).isEqualTo(enlargement * picture.width());
            }
        }
    }

    @Test
    public void itAnswersAsItSaysAndItsScorerMeasuresThat() throws IOException {
        Task task = provider().create();
        for (int channels : channels()) {
            Example example = example(channels);
            Channels said = task.channels(channels, channels);
            Architecture network = task.complete(network(said));
            Weights weights = Weights.initial(ShapePlan.smallest(network).weights(), 3);
            // Nobody may know what should come out; the task runs all the same.
            Pair pair =
                    task.reference(example, new SplitMix64(7)).orElseGet(() -> task.pair(example, new SplitMix64(7)));
            try (Autoencoder model = new FakeAutoencoder(network, weights)) {
                Inputs inputs = inputs(task, pair);
                TaskState state = task.fit(Fitting.of(model, data(example), data(example)));
                Result result = task.run(model, state, inputs, Tiling.DEFAULT);
                Answer answer = task.answer(ShapePlan.smallest(network), inputs.options());

                assertThat(Kinds.of(result)).isEqualTo(answer.kind());
                if (result instanceof Result.Table table) {
                    assertThat(table.columns()).isEqualTo(answer.columns());
                }
                task.scorer(state).ifPresent(scorer -> {
                    scorer.add(example, pair, result);
                    assertThat(scorer.figures()).isNotEmpty();
                    scorer.figures()
                            .values()
                            .forEach(figure -> assertThat(figure.value()).isFinite());
                });
            }
        }
    }

    /** Data of one example. */
    private record One(Example example) implements Source {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public Example get(long index) {
            return example;
        }

        @Override
        public String digest() {
            return "0".repeat(64);
        }
    }

    @Test
    public void pairingLeavesTheExampleAsItIs() {
        Example example = example(channels().get(channels().size() - 1));
        float[] image = example.image().data().clone();
        Optional<float[]> partner = example.partner().map(other -> other.data().clone());

        provider().create().pair(example, new SplitMix64(7));

        assertThat(example.image().data()).isEqualTo(image);
        partner.ifPresent(
                before -> assertThat(example.partner().orElseThrow().data()).isEqualTo(before));
    }

    @Test
    public void itsPresetNamesAnArchitectureAndKnownSettings() {
        Task task = provider().create();
        Preset preset = task.preset();

        assertThat(preset.architecture()).matches("[a-z][a-z0-9-]{0,63}");
        assertThat(preset.settings().keys()).allMatch(key -> key.matches("(arch|train)\\.[a-z0-9-]+"));
        assertThat(Settings.from(new TrainingConfig()).keys())
                .containsAll(preset.settings().under("train").keys());
        assertThat(task.needs()).isNotNull();
    }
}
