package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.Range;
import io.intaglio.data.Example;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Resampling;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

    private static final Range ONE = Range.of(1);

    private static Example framed(ImageBatch image, Framing framing, Augmentation augmentation, long draw) {
        BatchConfig config = new BatchConfig(image.channels(), framing, augmentation, 1, 0, 0, true);
        ExamplePreprocessor framer = new ExamplePreprocessor(config);
        Example example = new Example("one", image, OptionalInt.empty(), Optional.of(image));
        return framer.frame(example, SplitMix64.at(7, draw));
    }

    private static Augmentation zoom(double min, double max) {
        return new Augmentation(Augment.NONE, new Range(min, max), 0, 0);
    }

    /** 0 on the left, 1 on the right. */
    private static ImageBatch slope(int height, int width) {
        ImageBatch image = ImageBatch.zeros(1, height, width, 1);
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = (i % width + 0.5f) / width;
        }
        return image;
    }

    private static double step(ImageBatch image) {
        int row = image.height() / 2;
        int column = image.width() / 2;
        return image.get(0, row, column + 1, 0) - image.get(0, row, column, 0);
    }

    @Test
    void a_crop_is_the_resized_area_of_its_side_by_the_zoom() {
        ImageBatch image = slope(40, 40);

        // The area that zoom 2 takes for a crop of 16 has a side of 8, zoom 1/2 one of 32.
        assertThat(step(framed(image, Framing.crop(16), zoom(2, 2), 0).image())).isCloseTo(1 / 80.0, within(1e-3));
        assertThat(step(framed(image, Framing.crop(16), zoom(0.5, 0.5), 0).image()))
                .isCloseTo(2 / 40.0, within(1e-3));
    }

    @Test
    void reducing_averages_what_the_smaller_image_cannot_show() {
        ImageBatch stripes = ImageBatch.zeros(1, 32, 32, 1);
        for (int i = 0; i < stripes.data().length; i += 2) {
            stripes.data()[i] = 1;
        }

        ImageBatch half = framed(stripes, Framing.crop(16), zoom(0.5, 0.5), 0).image();

        assertThat(half.get(0, 8, 8, 0)).isCloseTo(0.5f, within(0.02f));
        assertThat(half.data())
                .isEqualTo(clipped(Resampling.resize(stripes, 16, 16)).data());
    }

    private static ImageBatch clipped(ImageBatch images) {
        return new BrightnessJitter(1, Float.MIN_VALUE).apply(images);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1.1, 2, 10})
    void whatever_the_zoom_the_size_stays_and_what_is_missing_is_mirrored(double zoom) {
        ImageBatch image = slope(6, 9);

        for (Framing framing : new Framing[] {Framing.crop(7), new Framing.Cover(5, 8), new Framing.Cover(6, 9)}) {
            ImageBatch plain = framed(image, framing, Augmentation.NONE, 3).image();
            ImageBatch zoomed = framed(image, framing, zoom(zoom, zoom), 3).image();

            assertThat(zoomed.spec()).isEqualTo(plain.spec());
            for (float value : zoomed.data()) {
                assertThat(value).isBetween(0f, 1f);
            }
            assertThat(mean(zoomed)).as("mirrored, not black").isBetween(0.04, 0.96);
        }
    }

    @Test
    void a_covered_image_is_resized_once_and_cut_anywhere() {
        ImageBatch image = slope(30, 60);

        // Covering 10x20 shrinks it to a third; enlarged by 2, to two thirds.
        ImageBatch zoomed =
                framed(image, new Framing.Cover(10, 20), zoom(2, 2), 5).image();

        assertThat(step(zoomed)).isCloseTo(1 / 40.0, within(1e-3));
        assertThat(places(draw -> framed(image, new Framing.Cover(10, 20), zoom(2, 2), draw)
                        .image()))
                .isGreaterThan(10);
    }

    @Test
    void a_whole_image_is_zoomed_into() {
        ImageBatch image = slope(12, 12);

        assertThat(step(framed(image, new Framing.Cover(12, 12), zoom(2, 2), 0).image()))
                .isCloseTo(1 / 24.0, within(1e-3));
    }

    @Test
    void a_crop_that_would_be_from_the_middle_is_zoomed_into_anywhere() {
        ImageBatch image = slope(12, 12);
        Framing middle = Framing.centredCrop(12);

        assertThat(places(draw -> framed(image, middle, zoom(2, 2), draw).image()))
                .isEqualTo(7); // an area of 6 columns in 12
        assertThat(places(draw -> framed(image, middle, Augmentation.NONE, draw).image()))
                .isEqualTo(1);
    }

    private interface Draw {
        ImageBatch image(long draw);
    }

    private static long places(Draw draw) {
        return java.util.stream.LongStream.range(0, 200)
                .mapToObj(number -> draw.image(number).get(0, 3, 3, 0))
                .distinct()
                .count();
    }

    @Test
    void enlarging_and_reducing_are_equally_likely() {
        int enlarged = 0;
        for (long draw = 0; draw < 1000; draw++) {
            double factor = zoom(0.5, 2).zoom(SplitMix64.at(1, draw));
            assertThat(factor).isBetween(0.5, 2 + 1e-12);
            enlarged += factor > 1 ? 1 : 0;
        }

        assertThat(enlarged).isBetween(450, 550);
    }

    @Test
    void brightness_and_contrast_by_hand() {
        ImageBatch image = ImageBatch.wrap(1, 1, 4, 1, new float[] {0, 0.25f, 0.5f, 1});

        assertThat(new BrightnessJitter(2, 0.125f).apply(image).data()).containsExactly(0, 0.125f, 0.625f, 1);
        assertThat(new BrightnessJitter(0.5f, 0).apply(image).data()).containsExactly(0.25f, 0.375f, 0.5f, 0.75f);
        assertThat(new BrightnessJitter(1, 0).apply(image)).isSameAs(image);
        assertThat(image.data()).containsExactly(0, 0.25f, 0.5f, 1);
    }

    @Test
    void draws_of_light_fill_their_bounds_and_no_more() {
        Augmentation augmentation = new Augmentation(Augment.NONE, ONE, 0.1, 0.2);
        double[] factors = new double[1000];
        double[] shifts = new double[1000];
        for (int draw = 0; draw < 1000; draw++) {
            BrightnessJitter light = augmentation.light(SplitMix64.at(2, draw));
            factors[draw] = light.factor();
            shifts[draw] = light.shift();
        }
        Arrays.sort(factors);
        Arrays.sort(shifts);

        assertThat(factors[0]).isBetween(0.8, 0.805);
        assertThat(factors[999]).isBetween(1.195, 1.2000001);
        assertThat(shifts[0]).isBetween(-0.1000001, -0.0975);
        assertThat(shifts[999]).isBetween(0.0975, 0.1000001);
    }

    @Test
    void a_partner_goes_the_same_way() {
        Augmentation all = new Augmentation(Augment.DIHEDRAL, new Range(0.7, 1.4), 0.1, 0.2);
        Consumer<Example> check = example -> {
            assertThat(example.partner().orElseThrow().data())
                    .isEqualTo(example.image().data());
        };
        for (long draw = 0; draw < 20; draw++) {
            check.accept(framed(slope(20, 25), Framing.crop(12), all, draw));
            check.accept(framed(slope(20, 25), new Framing.Cover(8, 8), all, draw));
            check.accept(framed(slope(20, 25), new Framing.Cover(20, 25), all, draw));
        }
    }

    private static double mean(ImageBatch image) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        return sum / image.data().length;
    }
}
