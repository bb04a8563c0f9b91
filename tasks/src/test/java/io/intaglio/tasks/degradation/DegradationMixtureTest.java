package io.intaglio.tasks.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import io.intaglio.spi.Providers;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DegradationMixtureTest {

    private static final Providers<Degradation> KNOWN = Providers.of(
            Degradation.class,
            List.of(new Blur(), new Downscale(), new Holes(), new Jpeg(), new Pixels(), new Scratches()));

    private static DegradationMixture mixture(String text) {
        return DegradationMixture.parse("damage", text, KNOWN);
    }

    @Test
    void writesEverySettingOut() {
        assertThat(mixture("pixels").text()).isEqualTo("pixels,share=0.5");
        assertThat(mixture(" jpeg:2 , quality=10..40 , blur:0.50,kind=motion").text())
                .isEqualTo("jpeg:2,quality=10..40,blur:0.5,kind=motion,length=5..15,noise=2.55,sigma=1.6");
    }

    @Test
    void readsWhatItWrites() {
        for (String text : List.of("holes", "jpeg:2,scratches,downscale,scale=2..4", "blur,sigma=0.5..3")) {
            String written = mixture(text).text();

            assertThat(mixture(written)).isEqualTo(mixture(text));
            assertThat(mixture(written).text()).isEqualTo(written);
        }
    }

    @Test
    void whatIsLongerThanAnybodyWritesIsRefused() {
        assertThatThrownBy(() -> mixture("pixels,share=0.5" + ",1".repeat(2100)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("damage: a mixture is told in 4096 characters at most, not in 4216");
    }

    /** As a plug-in's may be. */
    private record Steps(List<Integer> sizes, double share) implements Degradation {

        @Override
        public String name() {
            return "steps";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Degraded degrade(ImageBatch clean, RandomGenerator random) {
            return new Degraded(clean, Optional.empty());
        }
    }

    @Test
    void aListOfNumbersBelongsToItsSetting() {
        Providers<Degradation> known = Providers.of(Degradation.class, List.of(new Steps(List.of(3), 0.5), new Jpeg()));
        String text = "steps:2,share=0.25,sizes=1, 2,-3,jpeg,quality=10";

        DegradationMixture mixture = DegradationMixture.parse("damage", text, known);

        assertThat(mixture.text()).isEqualTo("steps:2,share=0.25,sizes=1,2,-3,jpeg,quality=10");
        assertThat(DegradationMixture.parse("damage", mixture.text(), known)).isEqualTo(mixture);
    }

    @Test
    void saysWhatIsWrong() {
        refuses(
                "pixel",
                "damage: there is no degradation \"pixel\"; did you mean pixels? there are: blur, downscale, holes, "
                        + "jpeg, pixels, scratches");
        refuses("", "damage: there is no degradation \"\"");
        refuses("jpeg,", "damage: there is no degradation \"\"");
        refuses(
                "pixels,shre=1",
                "damage: pixels: there is no setting \"shre\" here; did you mean share? known are: share");
        refuses("pixels,share=2", "damage: pixels: share must be between 0.01 and 0.99, not 2");
        refuses("pixels,share", "damage: there is no degradation \"share\"");
        refuses("share=0.5", "damage: there is no degradation \"share=0.5\"");
        refuses("pixels,=1", "damage: pixels: \" = 1\" is no setting");
        refuses("pixels,share=0.1,share=0.2", "pixels sets share twice");
        refuses("jpeg:no", "a weight is a number above 0, as in jpeg:0.5, not \"no\"");
        refuses("jpeg:0", "a weight is a number above 0, as in jpeg:0.5, not 0.0");
        refuses("jpeg:NaN", "not NaN");
        refuses("pixels,blur", "one plate cannot learn both, train two");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> mixture(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyImageGetsOneByWeight() {
        DegradationMixture mixture = mixture("blur:3,noise=0,scratches:1");
        // A blur leaves an even image even; scratches do not.
        ImageBatch even = Grays.flat(16, 16, 0.5f);
        SplitMix64 random = new SplitMix64(4);
        int blurred = 0;
        for (int i = 0; i < 1000; i++) {
            if (Grays.deviation(mixture.degrade(even, random).image().data()) < 1e-5) {
                blurred++;
            }
        }

        assertThat(blurred / 1000.0).isCloseTo(0.75, within(0.04));
    }

    @Test
    void tellsBaselinesItsNameAndSettings() {
        assertThat(mixture("pixels,share=0.8").about("damage")).hasToString("damage = pixels\nshare = 0.8\n");
        assertThat(mixture("jpeg,quality=5..25,jpeg:2,quality=30").about("damage"))
                .hasToString("damage = jpeg,quality=5..25,jpeg:2,quality=30\n");
    }

    @Test
    void enlargesWhereAllOfItDoes() {
        assertThat(mixture("jpeg,blur").enlargement()).isEqualTo(1);
        assertThat(mixture("downscale,scale=3").enlargement()).isEqualTo(3);
        assertThat(mixture("downscale,scale=2..3").enlargement()).isZero();
        assertThat(mixture("downscale,jpeg").enlargement()).isZero();
        assertThat(mixture("downscale,scale=2..3,jpeg").margin()).isEqualTo(3);
    }

    @Test
    void lostIsWhatAllCanTell() {
        ImageBatch half = ImageBatch.wrap(1, 1, 2, 1, new float[] {0, 1});

        assertThat(mixture("pixels").known(half).orElseThrow().data()).containsExactly(0, 1);
        assertThat(mixture("pixels,holes").known(half)).isEmpty();
    }
}
