package io.intaglio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.evaluation.Evaluation;
import io.intaglio.evaluation.EvaluationListener;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.image.SampleScale;
import io.intaglio.image.SampleType;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Architecture;
import io.intaglio.plate.Plate;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Which values the network sees, and on which scale its answers come out. */
class ValueRangeRunTest {

    private static final Settings AUTO = Settings.of("range", "auto");

    /** Gives back half of what it sees, and remembers that. */
    private record Half(Architecture architecture, List<float[]> seen) implements Autoencoder {

        @Override
        public ImageBatch apply(ImageBatch x, Condition condition) {
            seen.add(x.data().clone());
            float[] data = x.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] /= 2;
            }
            return ImageBatch.wrap(x.count(), x.height(), x.width(), x.channels(), data);
        }

        @Override
        public Optional<LatentCodec> codec() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private final List<float[]> seen = new ArrayList<>();

    private Model model(int channels) {
        ImageSpec spec = ImageSpec.anySize(channels);
        return Brighter.model(new Half(new Bench.Small().create(spec, spec), seen), new Bench.Dim());
    }

    /** A gray picture, one row. */
    private static Picture row(SampleScale scale, float... values) {
        return Picture.of(ImageBatch.wrap(1, 1, values.length, 1, values)).withScale(scale);
    }

    private static Picture twelveBits() {
        return row(SampleScale.of(SampleType.UINT16), 0, 1000 / 65535f, 4000 / 65535f);
    }

    @Test
    void twelve_bits_in_sixteen_fill_the_network_s_range_and_come_back_as_twelve() {
        Picture result = model(1).run(twelveBits(), AUTO);

        assertThat(seen.get(0)).containsExactly(new float[] {0, 0.25f, 1}, within(1e-4f));
        assertThat(result.scale()).isEqualTo(SampleScale.of(SampleType.UINT16));
        assertThat(result.pixels().data()).containsExactly(new float[] {0, 500 / 65535f, 2000 / 65535f}, within(1e-6f));
        assertThat(model(1).notes(twelveBits(), AUTO)).anyMatch(note -> note.contains("range=full"));
    }

    @Test
    void full_and_given_ranges_are_as_they_are_asked_for() {
        model(1).run(twelveBits(), Settings.of("range", "full"));
        model(1).run(twelveBits(), Settings.of("range", "0..8000"));

        assertThat(seen.get(0)[2]).isCloseTo(4000 / 65535f, within(1e-6f));
        assertThat(seen.get(1)[2]).isCloseTo(0.5f, within(1e-6f));
        assertThat(model(1).notes(twelveBits(), Settings.of("range", "full"))).isEmpty();
        assertThat(model(1).notes(twelveBits(), Settings.of("range", "0..8000")))
                .singleElement()
                .asString()
                .contains("0..8000");
    }

    @Test
    void a_range_that_is_none_is_refused_before_anything_is_read() {
        assertThatThrownBy(() -> model(1).check(Settings.of("range", "12 bits"), java.util.Set.of(Inputs.IMAGE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("12 bits");
        assertThat(model(1).options()).contains("range");
    }

    @Test
    void channels_that_are_no_colours_are_taken_one_by_one_each_on_its_own_range() {
        ImageBatch two = ImageBatch.wrap(1, 1, 2, 2, new float[] {0, 0.5f, 0.01f, 1});
        Picture picture = Picture.of(two).withScale(SampleScale.of(SampleType.UINT16));

        for (int channels : new int[] {1, 3}) {
            seen.clear();
            Picture result = model(channels).run(picture, AUTO);

            assertThat(result.channels()).isEqualTo(2);
            assertThat(result.pixels().data()).containsExactly(new float[] {0, 0.25f, 0.005f, 0.5f}, within(1e-6f));
            assertThat(seen).hasSize(2);
            assertThat(seen.get(0)[channels]).isEqualTo(1);
            assertThat(seen.get(1)[0]).isEqualTo(0.5f);
        }
        assertThat(model(1).notes(picture, AUTO)).anyMatch(note -> note.contains("2 channels are no colours"));
    }

    @Test
    void a_hot_pixel_neither_hides_the_others_nor_is_lost() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 20_000f;
        }
        values[500] = 1;

        float[] result = model(1).run(row(SampleScale.of(SampleType.UINT16), values), AUTO)
                .pixels()
                .data();

        assertThat(seen.get(0)[900]).isCloseTo(0.9f, within(0.01f));
        assertThat(seen.get(0)[500]).isEqualTo(1.5f);
        assertThat(result[900]).isCloseTo(values[900] / 2, within(1e-4f));
        assertThat(result[500]).isCloseTo(1 - 0.075f / 2, within(0.002f));
    }

    @Test
    void a_number_that_is_none_is_named_with_its_place() {
        assertThatThrownBy(() -> model(1).run(row(SampleScale.of(SampleType.FLOAT32), 0, Float.NaN, 1), AUTO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("column 1, row 0");
    }

    @Test
    void five_channels_go_through_one_by_one() {
        ImageBatch five = ImageBatch.zeros(1, 3, 4, 5);
        for (int i = 0; i < five.data().length; i++) {
            five.data()[i] = i / 59f;
        }
        Picture picture = Picture.of(five);

        float[] result = model(1).run(picture, AUTO).pixels().data();

        for (int i = 0; i < result.length; i++) {
            assertThat(result[i]).isCloseTo(five.data()[i] / 2, within(1e-6f));
        }
        assertThat(seen).hasSize(5);
    }

    /** Learns from pairs and remembers them. */
    private static final class Remembering implements TaskProvider {

        private final List<Pair> pairs = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Task create() {
            return new Task() {
                @Override
                public Preset preset() {
                    return new Preset(
                            "small",
                            Settings.of("train.steps", 4).with("train.batch", 4).with("train.held-out", 0));
                }

                @Override
                public Pair pair(Example example, RandomGenerator random) {
                    Pair pair = Pair.of(example.image(), example.partner().orElse(example.image()));
                    pairs.add(pair);
                    return pair;
                }
            };
        }
    }

    /** The same example four times. */
    private record Four(Example example) implements Source {

        @Override
        public long size() {
            return 4;
        }

        @Override
        public Example get(long index) {
            return example;
        }

        @Override
        public String digest() {
            return "four";
        }
    }

    private static ImageBatch square(float... corners) {
        ImageBatch image = ImageBatch.zeros(1, 8, 8, 1);
        System.arraycopy(corners, 0, image.data(), 0, corners.length);
        return image;
    }

    @Test
    void a_training_sees_the_same_range_and_its_plate_remembers_it() throws IOException {
        Remembering task = new Remembering();
        List<String> notes = new ArrayList<>();
        SampleScale deep = SampleScale.of(SampleType.UINT16);
        Example example = new Example(
                "deep.tif",
                square(4000 / 65535f, 1000 / 65535f),
                OptionalInt.empty(),
                Optional.of(square(3000 / 65535f)),
                new Example.Origin(deep, deep, List.of("it has 5 pages")));

        Plate plate = Bench.intaglio(Bench.class.getClassLoader(), task)
                .train("remembering")
                .data(new Four(example))
                .set("range", "0..8000")
                .notes(notes::add)
                .run()
                .plate();

        assertThat(task.pairs.get(0).input().data()[0]).isCloseTo(0.5f, within(1e-6f));
        assertThat(task.pairs.get(0).target().data()[0]).isCloseTo(0.375f, within(1e-6f));
        assertThat(plate.card().trainingSettings().get("range")).isEqualTo("0..8000");
        assertThat(notes)
                .containsExactlyInAnyOrder(
                        "deep.tif: it has 5 pages",
                        "4 images in all: it has 5 pages",
                        "deep.tif: the network sees the files' numbers 0..8000 as black to white (range)",
                        "4 images in all: the network sees the files' numbers 0..8000 as black to white (range)");
        assertThat(PictureRunner.usual(plate.card(), task.create())).hasToString("0..8000");
    }

    @Test
    void a_noisy_and_a_clean_picture_of_floats_have_one_range() throws IOException {
        Remembering task = new Remembering();
        // 0 is -100 and 1 is 1900 in the noisy file; in the clean one they are 0 and 1600.
        Example example = new Example(
                "counts.tif",
                square(0.5f),
                OptionalInt.empty(),
                Optional.of(square(0.5f)),
                new Example.Origin(
                        new SampleScale(SampleType.FLOAT32, -100, 1900),
                        new SampleScale(SampleType.FLOAT32, 0, 1600),
                        List.of()));

        Bench.intaglio(Bench.class.getClassLoader(), task)
                .train("remembering")
                .data(new Four(example))
                .set("range", "full")
                .run();

        assertThat(task.pairs.get(0).input().data()[0]).isEqualTo(0.5f);
        assertThat(task.pairs.get(0).target().data()[0]).isCloseTo((800 + 100) / 2000f, within(1e-6f));
    }

    @Test
    void an_evaluation_sees_the_range_and_says_each_kind_of_note_once() throws IOException {
        SampleScale deep = SampleScale.of(SampleType.UINT16);
        Example example = Example.of("deep.tif", square(4000 / 65535f)).with(Example.Origin.of(deep));
        List<String> notes = new ArrayList<>();

        model(1).evaluate(new Four(example), Map.of(), AUTO, 0, new EvaluationListener() {
            @Override
            public void evaluated(long index, long total, Evaluation.Row row, Pictures pictures) {
                assertThat(pictures.clean().data()[0]).isEqualTo(1);
            }

            @Override
            public void noted(String note) {
                notes.add(note);
            }
        });

        assertThat(notes).hasSize(2);
        assertThat(notes.get(0)).startsWith("deep.tif: ");
        assertThat(notes.get(1)).startsWith("4 images in all: ");
    }
}
