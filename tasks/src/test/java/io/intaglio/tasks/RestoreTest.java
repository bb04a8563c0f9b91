package io.intaglio.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.spi.ProviderContext;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Channels;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.degradation.Holes;
import io.intaglio.testkit.TaskContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RestoreTest extends TaskContract {

    @Override
    protected TaskProvider provider() {
        return new Restore();
    }

    @Test
    void degradations_are_found_in_the_context() {
        ProviderContext context = ProviderContext.of(new Holes());

        assertThat(((Restore) new Restore("holes", 0, NetworkSize.SMALL, 0).expanded(context)).damage())
                .startsWith("holes,share=");
        assertThat(new Restore("holes", 0, NetworkSize.SMALL, 0).create(context).roles())
                .hasSize(2);
        assertThatThrownBy(() -> new Restore("blur", 0, NetworkSize.SMALL, 0).create(context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("damage: there is no degradation \"blur\"; there are: holes");
    }

    @Test
    void a_thread_that_knows_nothing_of_this_program_changes_nothing() throws Exception {
        try (Intaglio intaglio = Intaglio.open()) {
            boolean[] made = new boolean[1];
            Thread thread = new Thread(() -> {
                TaskProvider found = intaglio.tasks().get("restore", Settings.of("damage", "blur"));
                made[0] = found.create().roles().size() == 1;
            });
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            thread.join();

            assertThat(made[0]).isTrue();
        }
    }

    private static Task task(String damage) {
        return new Restore(damage, 0, NetworkSize.SMALL, 0).create();
    }

    private static ImageBatch gray(float... row) {
        return ImageBatch.wrap(1, 1, row.length, 1, row);
    }

    /** Gives 0.1 everywhere and keeps what it was asked. */
    private static final class Tenth implements Autoencoder {

        private final Architecture architecture;
        private ImageBatch asked;

        Tenth(int in, int out) {
            architecture = new Architecture(
                    ImageSpec.anySize(in),
                    ImageSpec.anySize(out),
                    Network.of(Conv.same(out, 3)),
                    new Latent.Point(0),
                    Network.of(),
                    List.of(new Comparison.Mse(1)));
        }

        @Override
        public Architecture architecture() {
            return architecture;
        }

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            asked = x;
            float[] data = new float[x.height() * x.width() * architecture.out().channels()];
            java.util.Arrays.fill(data, 0.1f);
            return ImageBatch.wrap(1, x.height(), x.width(), architecture.out().channels(), data);
        }

        @Override
        public Optional<LatentCodec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static ImageBatch run(Task task, Autoencoder model, Inputs inputs) {
        return ((Result.Image) task.run(model, TaskState.EMPTY, inputs, Tiling.DEFAULT)).image();
    }

    private static Inputs masked(ImageBatch image, ImageBatch mask) {
        return Inputs.of(Map.of(Inputs.IMAGE, image, Inputs.MASK, mask), Settings.empty());
    }

    @Test
    void theMaskIsAnotherChannelWhereThereIsOne() {
        assertThat(task("pixels").channels(3, 3)).isEqualTo(new Channels(3, 1, 3));
        assertThat(task("holes").channels(1, 1)).isEqualTo(new Channels(1, 1, 1));
        assertThat(task("jpeg").channels(3, 3)).isEqualTo(Channels.same(3));
        assertThat(task("holes,pixels").roles())
                .containsExactly(Role.picture(Inputs.IMAGE), Role.optionalPicture(Inputs.MASK));
        assertThat(task("blur").roles()).containsExactly(Role.picture(Inputs.IMAGE));
    }

    @Test
    void itLearnsFromAFirstGuessAndTheMask() {
        ImageBatch clean = ImageBatch.zeros(1, 7, 5, 3);
        java.util.Arrays.fill(clean.data(), 0.5f);

        Pair pair = task("pixels").pair(Example.of("x", clean), new SplitMix64(1));

        // The first guess of an even picture is right.
        assertThat(pair.input().channels(0, 1, 2).data()).containsExactly(clean.data(), within(1e-6f));
        assertThat(pair.input().channels(3).data()).contains(0f, 1f).containsOnly(0f, 1f);
        assertThat(pair.target().data()).containsOnly(0.5f);
        assertThat(pair.weight()).isEmpty();
    }

    @Test
    void anEvaluationGivesBaselinesThePictureAndWhereToFillIn() {
        Task task = task("pixels");
        Pair pair = task.pair(Example.of("x", gray(0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f)), new SplitMix64(2));

        Inputs inputs = task.inputs(pair, Settings.empty());

        float[] image = inputs.image(Inputs.IMAGE).data();
        float[] mask = inputs.image(Inputs.MASK).data();
        assertThat(mask).hasSize(6).contains(0f, 1f);
        for (int i = 0; i < 6; i++) {
            assertThat(image[i]).isEqualTo(mask[i] == 1 ? 0 : pair.target().data()[i]);
        }
    }

    @Test
    void knownPixelsComeBackUntouchedAndTheNetworkSeesNothingOfTheOthers() {
        Tenth model = new Tenth(2, 1);
        ImageBatch image = gray(0.123456789f, 0.9f, 1.7f, 0.25f);

        ImageBatch filled = run(task("holes"), model, task("holes").prepare(masked(image, gray(0, 1, 0.4f, 0.6f))));

        assertThat(filled.data()).containsExactly(0.123456789f, 0.1f, 1.7f, 0.1f);
        float[] asked = model.asked.channels(0).data();
        assertThat(model.asked.channels(1).data()).containsExactly(1, 0, 1, 0);
        run(
                task("holes"),
                model,
                task("holes").prepare(masked(gray(0.123456789f, -3, 1.7f, 5), gray(0, 1, 0.4f, 0.6f))));
        assertThat(model.asked.channels(0).data()).containsExactly(asked);
    }

    @Test
    void everySizeWorks() {
        for (int[] size : new int[][] {{1, 1}, {7, 5}}) {
            ImageBatch image = ImageBatch.zeros(1, size[0], size[1], 3);
            ImageBatch filled =
                    run(task("pixels"), new Tenth(4, 3), task("pixels").prepare(Inputs.of(image)));
            ImageBatch large =
                    run(task("downscale"), new Tenth(3, 3), task("downscale").prepare(Inputs.of(image)));

            assertThat(filled.data()).hasSize(3 * size[0] * size[1]).containsOnly(0.1f);
            assertThat(large.spec()).isEqualTo(new ImageSpec(3, 2 * size[0], 2 * size[1]));
        }
    }

    @Test
    void withoutAMaskBlackPixelsAreMissingOrTheMaskIsAskedFor() {
        assertThat(task("pixels")
                        .prepare(Inputs.of(gray(0, 0.5f)))
                        .image(Inputs.MASK)
                        .data())
                .containsExactly(1, 0);
        assertThatThrownBy(() -> task("pixels").prepare(Inputs.of(gray(0.1f, 0.5f))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is nothing to fill in")
                .hasMessageContaining("give a mask");
        assertThatThrownBy(() -> task("holes").prepare(Inputs.of(gray(0, 0.5f))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fills in where a mask says")
                .hasMessageContaining("give a mask");
    }

    @Test
    void aMaskIsOfThePicturesSizeAndMayBeColour() {
        assertThatThrownBy(() -> task("holes").prepare(masked(gray(0, 1), gray(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the mask is of 1x1 pixels and the picture of 2x1; they must agree");
        ImageBatch white = ImageBatch.wrap(1, 1, 1, 3, new float[] {1, 1, 1});
        assertThat(task("holes")
                        .prepare(masked(gray(0.5f), white))
                        .image(Inputs.MASK)
                        .data())
                .hasSize(1);
    }

    @Test
    void superResolutionEnlargesFirst() {
        Inputs small = Inputs.of(ImageBatch.zeros(1, 3, 4, 1));

        assertThat(task("downscale,scale=3").prepare(small).image(Inputs.IMAGE).spec())
                .isEqualTo(new ImageSpec(1, 9, 12));
        assertThat(task("downscale,scale=3")
                        .prepare(Inputs.of(Map.of(Inputs.IMAGE, small.image(Inputs.IMAGE)), Settings.of("scale", 1)))
                        .image(Inputs.IMAGE)
                        .spec())
                .isEqualTo(new ImageSpec(1, 3, 4));
        assertThatThrownBy(() -> task("downscale,scale=2..4").prepare(small))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("scale=2");
        assertThatThrownBy(() -> task("downscale")
                        .prepare(Inputs.of(Map.of(Inputs.IMAGE, small.image(Inputs.IMAGE)), Settings.of("scale", 99))))
                .hasMessage("scale must be between 1 and 8, not 99");
        assertThat(task("downscale,scale=3").margin()).isEqualTo(3);
        assertThat(task("downscale,scale=3").enlargement(Settings.empty())).isEqualTo(3);
        assertThat(task("downscale,scale=3").enlargement(Settings.of("scale", 1)))
                .isEqualTo(1);
        assertThat(task("jpeg").enlargement(Settings.empty())).isEqualTo(1);
        assertThat(task("downscale,scale=2").notes(TaskState.EMPTY, Settings.of("scale", 3)))
                .singleElement()
                .asString()
                .contains("learned to enlarge by 2", "damage=downscale,scale=3");
        for (int asked : new int[] {1, 2, 3}) {
            assertThat(task("downscale,scale=3").notes(TaskState.EMPTY, Settings.of("scale", asked)))
                    .isEmpty();
        }
        assertThat(task("downscale,scale=2..4").notes(TaskState.EMPTY, Settings.of("scale", 4)))
                .isEmpty();
        assertThat(task("jpeg").margin()).isZero();
    }

    @Test
    void whatIsForRunsAloneIsRefusedInAnEvaluationAndZeroIsNoScale() {
        Inputs small = Inputs.of(ImageBatch.zeros(1, 3, 4, 1));
        assertThatThrownBy(() -> task("downscale,scale=2..4")
                        .inputs(Pair.of(small.image(Inputs.IMAGE), small.image(Inputs.IMAGE)), Settings.of("scale", 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the setting damage=downscale,scale=2");
        assertThatThrownBy(() -> task("downscale")
                        .prepare(Inputs.of(Map.of(Inputs.IMAGE, small.image(Inputs.IMAGE)), Settings.of("scale", 0))))
                .hasMessage("scale must be between 1 and 8, not 0");
    }

    @Test
    void pairsAreNotDamaged() {
        ImageBatch image = ImageBatch.zeros(1, 8, 8, 1);
        assertThatThrownBy(() -> task("jpeg")
                        .pair(new Example("a", image, OptionalInt.empty(), Optional.of(image)), new SplitMix64(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("this data has pairs");
    }

    @Test
    void onlyWhatEnlargesHasAScale() {
        assertThat(Settings.from(task("jpeg").options())).hasToString("detail = 0\nstrength = 1\n");
        assertThat(Settings.from(task("pixels").options()).isEmpty()).isTrue();
        assertThat(Settings.from(task("grayscale").options()).isEmpty())
                .as("a gray picture cannot be mixed with one in colour")
                .isTrue();
        assertThat(Settings.from(task("downscale,scale=4").options())).hasToString("scale = 4\n");
    }

    @Test
    void theCardTellsEverySetting() {
        ProviderContext context = ProviderContext.of(getClass().getClassLoader());
        assertThat(Settings.from((Restore) new Restore("jpeg", 0, NetworkSize.SMALL, 0).expanded(context)))
                .hasToString("damage = jpeg,quality=10\ndetail = 0\ngray = 0\nsize = small\n");
        assertThat(new Restore("pixels,share=0.8", 0, NetworkSize.SMALL, 0)
                        .create()
                        .about()
                        .get("share"))
                .isEqualTo("0.8");
    }
}
