package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {

    /** Multiplies the first channel by 1.5, a second by 2, a third by 2.5. */
    private record Brighter(Architecture architecture) implements Autoencoder {

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            float[] data = x.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] *= 1.5f + 0.5f * (i % x.channels());
            }
            return ImageBatch.wrap(x.count(), x.height(), x.width(), x.channels(), data);
        }

        @Override
        public Optional<Codec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** Has no memory for the second image. */
    private record Tired(Autoencoder autoencoder, AtomicInteger calls) implements Autoencoder {

        @Override
        public Architecture architecture() {
            return autoencoder.architecture();
        }

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            if (calls.incrementAndGet() == 2) {
                throw new OutOfMemoryError("for a test");
            }
            return autoencoder.apply(x, condition);
        }

        @Override
        public Optional<Codec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static Model model(ArchitectureProvider provider, ImageSpec spec) {
        return new Model(
                null,
                new Brighter(provider.create(spec, spec)),
                new Bench.Dim(),
                TaskState.EMPTY,
                Providers.of(BaselineProvider.class, List.of(new Bench.Twice())));
    }

    private static Model gray() {
        return model(new Bench.Small(), ImageSpec.anySize(1));
    }

    private static Model colour() {
        return model(new Bench.Small(), ImageSpec.anySize(3));
    }

    @Test
    void a_gray_plate_takes_a_colour_picture_channel_by_channel() {
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 3, new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f}));

        Picture result = gray().run(picture, Settings.empty());

        assertThat(result.pixels().data())
                .containsExactly(new float[] {0.15f, 0.3f, 0.45f, 0.6f, 0.75f, 0.9f}, within(1e-6f));
        assertThat(gray().notes(picture)).singleElement().asString().contains("channel by channel");
    }

    @Test
    void a_colour_plate_takes_a_gray_picture_as_colour_and_averages_it_back() {
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 2, 1, new float[] {0.1f, 0.2f}));

        Picture result = colour().run(picture, Settings.empty());

        assertThat(result.pixels().data()).containsExactly(new float[] {0.2f, 0.4f}, within(1e-6f));
        assertThat(colour().notes(picture)).singleElement().asString().contains("averaged to gray");
    }

    /** Makes another kind of picture of what it is given. */
    private record Painter() implements TaskProvider {

        @Override
        public String name() {
            return "painter";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            Task dim = new Bench.Dim().create();
            return new Task() {
                @Override
                public Preset preset() {
                    return dim.preset();
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    return dim.pair(example, random);
                }

                @Override
                public boolean byChannel() {
                    return false;
                }
            };
        }
    }

    @Test
    void a_task_whose_answer_is_of_another_kind_keeps_its_colours() {
        ImageSpec colour = ImageSpec.anySize(3);
        Model painter = new Model(
                null,
                new Brighter(new Bench.Small().create(colour, colour)),
                new Painter(),
                TaskState.EMPTY,
                Providers.of(BaselineProvider.class, List.of()));
        Picture picture = Picture.of(ImageBatch.wrap(1, 1, 1, 1, new float[] {0.1f}));

        assertThat(painter.run(picture, Settings.empty()).pixels().data())
                .containsExactly(new float[] {0.15f, 0.2f, 0.25f}, within(1e-6f));
        assertThat(painter.notes(picture))
                .containsExactly("this plate takes colour: gray pictures are taken as colour");
    }

    @Test
    void what_travels_with_the_pixels_is_kept() {
        Picture picture = Picture.of(Bench.even(3, 2, 3, 0.5f))
                .withAlpha(Bench.even(3, 2, 1, 0.25f))
                .withBitDepth(16)
                .withName("p.png");

        Picture result = colour().run(picture, Settings.empty());

        assertThat(result.alpha().orElseThrow().data()).containsOnly(0.25f);
        assertThat(result.bitDepth()).isEqualTo(16);
        assertThat(result.name()).isEqualTo("p.png");
        assertThat(colour().notes(picture)).isEmpty();
    }

    /** Black under transparency would come into the visible edge, for a network mixes neighbours. */
    @Test
    void what_cannot_be_seen_has_the_colour_of_what_can_before_the_network_sees_it() {
        ImageBatch pixels = Bench.even(1, 4, 3, 0);
        java.util.Arrays.fill(pixels.data(), 0, 6, 0.5f);
        Picture picture = Picture.of(pixels).withAlpha(ImageBatch.wrap(1, 1, 4, 1, new float[] {1, 0.5f, 0, 0}));

        float[] result = colour().run(picture, Settings.empty()).pixels().data();

        for (int i = 3; i < 12; i++) {
            assertThat(result[i]).isCloseTo(result[i % 3], within(1e-6f));
        }
    }

    @Test
    void what_is_no_number_is_never_given_as_a_picture() {
        Picture large = Picture.of(Bench.even(2, 2, 1, Float.MAX_VALUE)).withName("large.tif");
        Picture none = Picture.of(Bench.even(2, 2, 1, Float.NaN)).withName("none.tif");

        assertThatThrownBy(() -> gray().run(large, Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "what the plate makes of large.tif is no picture: some of its numbers are not finite (NaN or"
                                + " infinite); the weights are damaged or diverged, or the values of the picture are too large");
        assertThatThrownBy(() -> gray().run(none, Settings.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "none.tif holds 4 numbers that are not finite (NaN or infinite), the first in column 0, row 0, counted from 0; replace them by numbers first");
    }

    @Test
    void a_plate_of_one_size_brings_pictures_to_it() {
        Model rigid = model(new Bench.Rigid(), new ImageSpec(1, 4, 6));
        Picture picture = Picture.of(Bench.even(20, 10, 1, 0.5f)).withAlpha(Bench.even(20, 10, 1, 1));

        Picture result = rigid.run(picture, Settings.empty());

        assertThat(result.width()).isEqualTo(6);
        assertThat(result.height()).isEqualTo(4);
        assertThat(result.alpha().orElseThrow().width()).isEqualTo(6);
        assertThat(rigid.notes(picture)).singleElement().asString().contains("takes 6x4 pixels only");
    }

    @Test
    void opacity_is_cut_as_the_pixels_are_where_a_plate_has_one_size() {
        Model rigid = model(new Bench.Rigid(), new ImageSpec(1, 4, 4));
        float[] wide = {0, 0, 0, 0, 0.2f, 0.2f, 0.8f, 0.8f, 1, 1, 1, 1};
        float[] opacity = new float[4 * wide.length];
        for (int y = 0; y < 4; y++) {
            System.arraycopy(wide, 0, opacity, y * wide.length, wide.length);
        }
        Picture picture = Picture.of(Bench.even(4, 12, 1, 0.5f)).withAlpha(ImageBatch.wrap(1, 4, 12, 1, opacity));

        Picture result = rigid.run(picture, Settings.empty());

        assertThat(result.alpha().orElseThrow().image(0).crop(0, 0, 1, 4).data())
                .containsExactly(0.2f, 0.2f, 0.8f, 0.8f);
    }

    @Test
    void what_the_network_has_no_memory_for_is_left_out() throws IOException {
        Brighter brighter = new Brighter(new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1)));
        Model tired = new Model(
                null,
                new Tired(brighter, new AtomicInteger()),
                new Bench.Dim(),
                TaskState.EMPTY,
                Providers.of(BaselineProvider.class, List.of()));
        List<String> told = new ArrayList<>();

        Evaluation evaluation =
                tired.evaluate(new Bench.Images(3, 1, 0, "d"), Settings.empty(), 0, new EvaluationListener() {
                    @Override
                    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
                        told.add(row.name());
                    }

                    @Override
                    public void skipped(IOException reason) {
                        told.add(reason.getMessage());
                    }
                });

        assertThat(told).containsExactly("image 0", "image 1 is too large for Java's memory (-Xmx)", "image 2");
        assertThat(evaluation.skipped()).isEqualTo(1);
        assertThat(evaluation.images()).hasSize(2);
    }

    @Test
    void an_interrupted_evaluation_ends_instead_of_calling_pictures_unreadable() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> gray().evaluate(
                                    new Bench.Images(3, 3, 2, "d"), Settings.empty(), 0, EvaluationListener.NONE))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("the evaluation was interrupted at image 0");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void figures_are_of_clipped_outputs_against_the_clean_image() throws IOException {
        // Clean 0.5, input 0.25, output 0.375: an error of 0.125 everywhere, 18.06 dB; the input's is 0.25, 12.04 dB.
        List<String> told = new ArrayList<>();
        Evaluation evaluation = gray().evaluate(
                        new Bench.Images(3, 3, 2, "d"), Settings.empty(), 0, (index, total, row, pictures) -> {
                            told.add(index + " of " + total + " " + row.name());
                            assertThat(pictures.output().data()).containsOnly(0.375f);
                        });

        assertThat(evaluation.task()).isEqualTo("dim");
        assertThat(evaluation.about().get("light")).isEqualTo("0.5");
        assertThat(evaluation.metrics().get("psnr")).isCloseTo(18.0618, within(1e-3));
        assertThat(evaluation.metrics().get("mse")).isCloseTo(0.015625, within(1e-7));
        assertThat(evaluation.baselines().get("input").get("psnr")).isCloseTo(12.0412, within(1e-3));
        assertThat(evaluation.skipped()).isEqualTo(2);
        assertThat(told).containsExactly("1 of 3 image 1");
        // 8x8 pixels are too small for SSIM; twice the input is the clean image itself, whose PSNR is infinite.
        assertThat(evaluation.metrics()).doesNotContainKeys("ssim", "ms-ssim");
        assertThat(evaluation.baselines().get("twice")).containsOnlyKeys("mse").containsEntry("mse", 0.0);
    }

    private static List<Double> inputs(long seed) throws IOException {
        Model model = new Model(
                null,
                new Brighter(new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1))),
                new Bench.Pairing(
                        (example, random) -> // darkens by chance
                        Pair.of(Bench.times(example.image(), random.nextDouble()), example.image())),
                TaskState.EMPTY,
                Providers.of(BaselineProvider.class, List.of()));
        List<Double> figures = new ArrayList<>();
        model.evaluate(
                new Bench.Images(2, 1, 0, "d"),
                Settings.empty(),
                seed,
                (index, total, row, pictures) ->
                        figures.add(row.baselines().get("input").get("mse")));
        return figures;
    }

    @Test
    void what_is_drawn_in_an_evaluation_follows_from_the_seed_and_the_image() throws IOException {
        assertThat(inputs(1)).doesNotHaveDuplicates().isEqualTo(inputs(1)).isNotEqualTo(inputs(2));
    }

    @Test
    void options_that_the_task_does_not_have_are_refused() {
        assertThatThrownBy(() -> gray().run(Picture.of(Bench.even(4, 4, 1, 0.5f)), Settings.of("strength", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a run of dim has no option \"strength\"; known are: range");
    }

    @Test
    void data_without_a_readable_image_is_refused() {
        assertThatThrownBy(() ->
                        gray().evaluate(new Bench.Images(3, 1, 1, "d"), Settings.empty(), 0, EvaluationListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none of the 3 images can be read");
    }

    /** A method that fails at the second image. */
    private record Failing(String name, Supplier<ImageBatch> second, AtomicInteger calls) implements BaselineProvider {

        @Override
        public String summary() {
            return "for this test";
        }

        @Override
        public boolean suits(String task, Settings about) {
            return true;
        }

        @Override
        public ImageBatch apply(Inputs inputs, Settings about) {
            return calls.incrementAndGet() == 1 ? inputs.image(Inputs.IMAGE) : second.get();
        }
    }

    private static Failing failing(String name, Supplier<ImageBatch> second) {
        return new Failing(name, second, new AtomicInteger());
    }

    @Test
    void a_baseline_that_fails_is_named_and_left_out_of_the_whole_evaluation() throws IOException {
        Model model = new Model(
                null,
                new Brighter(new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1))),
                new Bench.Dim(),
                TaskState.EMPTY,
                Providers.of(
                        BaselineProvider.class,
                        List.of(
                                failing("throws", () -> {
                                    throw new IllegalStateException("no luck");
                                }),
                                failing("lacks-a-class", () -> {
                                    throw new NoClassDefFoundError("org/example/Gone");
                                }),
                                failing("larger", () -> Bench.even(9, 8, 1, 0.5f)),
                                failing("no-number", () -> Bench.even(8, 8, 1, Float.NaN)),
                                new Bench.Told("sound", Set.of()))));
        Map<String, String> told = new TreeMap<>();

        Evaluation evaluation =
                model.evaluate(new Bench.Images(3, 1, 0, "d"), Settings.empty(), 0, new EvaluationListener() {
                    @Override
                    public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {}

                    @Override
                    public void baselineFailed(String name, String why) {
                        told.put(name, why);
                    }
                });

        assertThat(evaluation.images()).hasSize(3);
        assertThat(evaluation.baselines()).containsOnlyKeys("input", "sound");
        assertThat(evaluation.images().get(0).baselines()).containsOnlyKeys("input", "sound");
        assertThat(evaluation.failed())
                .isEqualTo(told)
                .containsOnlyKeys("throws", "lacks-a-class", "larger", "no-number");
        assertThat(told.get("throws")).contains("no luck");
        assertThat(told.get("larger")).contains("1x9x8", "1x8x8");
        assertThat(told.get("no-number")).contains("not finite");
    }

    @Test
    void a_baseline_is_told_the_answer_only_if_it_needs_it_and_left_out_if_what_it_needs_is_missing()
            throws IOException {
        Model model = new Model(
                null,
                new Brighter(new Bench.Small().create(ImageSpec.anySize(1), ImageSpec.anySize(1))),
                new Bench.Dim(),
                TaskState.EMPTY,
                Providers.of(
                        BaselineProvider.class,
                        List.of(
                                new Bench.Told("not", Set.of()),
                                new Bench.Told("told", Set.of(Inputs.REFERENCE)),
                                new Bench.Told("masked", Set.of(Inputs.MASK)))));

        Evaluation evaluation =
                model.evaluate(new Bench.Images(1, 1, 0, "d"), Settings.empty(), 0, EvaluationListener.NONE);

        assertThat(evaluation.baselines().get("told").get("mse")).isZero();
        assertThat(evaluation.baselines().get("not").get("mse")).isCloseTo(0.25, within(1e-6));
        assertThat(evaluation.baselines()).doesNotContainKey("masked");
        assertThatThrownBy(() -> model.evaluate(
                        new Bench.Images(1, 1, 0, "d"),
                        Map.of("masked", new Bench.Told("masked", Set.of(Inputs.MASK))),
                        Settings.empty(),
                        0,
                        EvaluationListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the baseline masked needs a picture in the role \"mask\"");
    }

    @Test
    void a_plate_is_a_file_or_one_that_comes_with_a_jar(@TempDir Path folder) throws IOException {
        Intaglio intaglio = Bench.intaglio();
        assertThat(intaglio.plate("boxed").card().task()).contains("dim");
        Path file = folder.resolve("boxed");
        intaglio.plate("boxed").write(file);
        assertThat(intaglio.plate(file.toString()).card().task()).contains("dim");
        assertThatThrownBy(() -> intaglio.plate("lost.plate")).hasMessageContaining("lost.plate");
    }
}
