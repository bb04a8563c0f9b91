package io.intaglio.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class SettingsTest {

    private enum Shade {
        LIGHT,
        VERY_DARK
    }

    private record Everything(
            int count,
            long seed,
            float rate,
            double learningRate,
            boolean fast,
            String name,
            Shade shade,
            Range sigma,
            List<Integer> sizes,
            List<String> tags) {

        Everything() {
            this(1, 2, 0.5f, 1e-3, true, "plain", Shade.LIGHT, Range.of(25), List.of(1, 2), List.of("a"));
        }

        Everything {
            if (count < 0) {
                throw new InvalidInputException("count is at least 0, not " + count);
            }
        }
    }

    private record Unfit(Map<String, String> map) {}

    @Example
    void valuesAreWrittenAsComponentsWouldBe() {
        Settings settings = Settings.of("shade", Shade.VERY_DARK)
                .with("sizes", List.of(3, 4))
                .with("sigma", new Range(5, 55))
                .with("learning-rate", 0.5)
                .with("fast", false);

        assertThat(settings.applyTo(new Everything()))
                .isEqualTo(new Everything(
                        1,
                        2,
                        0.5f,
                        0.5,
                        false,
                        "plain",
                        Shade.VERY_DARK,
                        new Range(5, 55),
                        List.of(3, 4),
                        List.of("a")));
        assertThatThrownBy(() -> Settings.of("shade", null)).isInstanceOf(NullPointerException.class);
    }

    @Property(tries = 300)
    void recordsComeBackFromTheirText(
            @ForAll long seed,
            @ForAll float rate,
            @ForAll double learningRate,
            @ForAll boolean fast,
            @ForAll @AlphaChars @NumericChars @StringLength(max = 20) String name,
            @ForAll Shade shade,
            @ForAll double a,
            @ForAll double b,
            @ForAll @Size(max = 5) List<Integer> sizes,
            @ForAll @Size(max = 5) List<@AlphaChars @StringLength(min = 1, max = 5) String> tags) {
        Everything written = new Everything(
                (int) (seed & 0xFF),
                seed,
                rate,
                learningRate,
                fast,
                name,
                shade,
                new Range(Math.min(a, b), Math.max(a, b)),
                sizes,
                tags);

        String text = Settings.from(written).toString();

        assertThat(Settings.parse(text).applyTo(new Everything())).isEqualTo(written);
    }

    @Example
    void writesKebabCase() {
        assertThat(Settings.from(new Everything())).hasToString("""
                        count = 1
                        fast = true
                        learning-rate = 0.001
                        name = plain
                        rate = 0.5
                        seed = 2
                        shade = light
                        sigma = 25
                        sizes = 1,2
                        tags = a
                        """);
    }

    @Example
    void readsOnlyWhatIsNamed() {
        Everything read = Settings.parse("""
                        # a comment

                        shade=very-dark
                        sigma = 5..55
                        sizes = 3, 4
                        """).applyTo(new Everything());

        assertThat(read.shade()).isEqualTo(Shade.VERY_DARK);
        assertThat(read.sigma()).isEqualTo(new Range(5, 55));
        assertThat(read.sizes()).containsExactly(3, 4);
        assertThat(read.count()).isEqualTo(1);
    }

    @Example
    void anUnknownKeyListsTheKnown() {
        refused(
                () -> set("sigm", "3"),
                "there is no setting \"sigm\" here; did you mean sigma? known are: count, fast, learning-rate, name, "
                        + "rate, seed, shade,"
                        + " sigma, sizes, tags");
    }

    @Example
    void aWrongValueSaysWhatIsTaken() {
        refused(() -> set("count", "many"), "count takes a whole number, not \"many\"");
        refused(() -> set("count", "3000000000"), "count takes a whole number, not \"3000000000\"");
        refused(() -> set("seed", "1.5"), "seed takes a whole number, not \"1.5\"");
        refused(() -> set("rate", "1e39"), "rate takes a number, not \"1e39\"");
        refused(() -> set("rate", "Infinity"), "rate takes a number, not \"Infinity\"");
        refused(() -> set("learning-rate", "NaN"), "learning-rate takes a number, not \"NaN\"");
        refused(() -> set("fast", "yes"), "fast takes true or false, not \"yes\"");
        refused(() -> set("shade", "LIGHT"), "shade takes one of light, very-dark, not \"LIGHT\"");
        refused(() -> set("sigma", "wide"), "sigma: a range is written as a number or as in 5..55, not \"wide\"");
        refused(() -> set("sigma", "9..3"), "sigma: a range runs from its smaller to its larger number");
        refused(() -> set("sizes", "3,x"), "sizes takes a list (commas between) of which each is a whole number");
        refused(() -> set("count", "-1"), "count is at least 0, not -1");
    }

    @Example
    void linesThatAreNoSettingsAreNumbered() {
        refused(() -> Settings.parse("a = 1\nb"), "line 2 is no setting: \"b\"; write key = value");
        refused(() -> Settings.parse("a = 1\n\na=2"), "line 3 sets a a second time");
        refused(() -> Settings.of("a b", 1), "\"a b = 1\" is no setting");
        refused(() -> Settings.of("a", "1\nb = 2"), "a value is one line");
    }

    @Example
    void aTextCannotSmuggleInALine() {
        Everything sly =
                new Everything(1, 2, 3, 4, true, "x\nseed = 9", Shade.LIGHT, Range.of(1), List.of(), List.of());

        refused(() -> Settings.from(sly), "a value is one line");
    }

    @Example
    void aComponentOfAnotherTypeIsTheAuthorsMistake() {
        assertThatThrownBy(() -> Settings.from(new Unfit(Map.of())))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a setting cannot be of interface java.util.Map");
    }

    @Example
    void prefixesGoOnAndOff() {
        Settings settings = Settings.of("sigma", 25).with("sizes", "1,2");

        assertThat(settings.prefixed("task").keys()).containsExactly("task.sigma", "task.sizes");
        assertThat(settings.prefixed("task").with("arch.latent", 8).under("task"))
                .isEqualTo(settings);
        assertThat(settings.keep("sigma"::equals)).isEqualTo(Settings.of("sigma", 25));
        assertThat(settings.with("sigma", 5).get("sigma")).isEqualTo("5");
        assertThat(settings.get("none", "other")).isEqualTo("other");
        assertThat(Settings.empty().isEmpty()).isTrue();
    }

    private static void set(String key, String value) {
        Settings.of(key, value).applyTo(new Everything());
    }

    private static void refused(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}
