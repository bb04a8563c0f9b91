package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.plate.TinyPlates.Tiny;
import io.intaglio.spi.ArchitectureProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {

    @Test
    void says_everything_about_an_architecture_defaults_included() {
        Card card = TinyPlates.bare().card();
        assertThat(card.toString()).isEqualTo("""
                arch.sharp = true
                arch.width = 3
                architecture = tiny
                channels-in = 1
                channels-out = 1
                created-by = Intaglio (development)
                fingerprint = %s
                format = 2
                height = any
                width = any
                """.formatted(card.fingerprint()));
        assertThat(card.in()).isEqualTo(ImageSpec.anySize(1));
        assertThat(card.task()).isEmpty();
        assertThat(card.seed()).isEmpty();
        assertThat(card.metrics()).isEmpty();
    }

    @Test
    void says_everything_about_a_training() {
        Card card = TinyPlates.full().card();
        assertThat(card.task()).contains("denoise");
        assertThat(card.taskSettings()).isEqualTo(Settings.of("sigma", "5..55"));
        assertThat(card.trainingSettings()).isEqualTo(Settings.of("steps", 10));
        assertThat(card.engine()).isEqualTo(Settings.of("engine", "fake"));
        assertThat(card.data().get("digest")).isEqualTo("abc");
        assertThat(card.seed()).hasValue(42);
        assertThat(card.metrics()).containsExactly(java.util.Map.entry("psnr", 29.81));
    }

    @Test
    void the_length_of_a_training_and_the_jars_are_read_back() {
        Card card =
                TinyPlates.full().card().trainedDuring(1200, 34).withJars(Optional.empty(), Optional.of("tasks 1.0"));
        assertThat(card.trainedSteps()).hasValue(1200);
        assertThat(card.trainedSeconds()).hasValue(34);
        assertThat(card.architectureJar()).isEmpty();
        assertThat(card.taskJar()).contains("tasks 1.0");
    }

    @Test
    void another_task_takes_the_place_of_the_first_with_all_its_settings() {
        Card card = TinyPlates.full().card().trainedFor("classify", Settings.of("k", 5));
        assertThat(card.task()).contains("classify");
        assertThat(card.taskSettings()).isEqualTo(Settings.of("k", 5));
    }

    @Test
    void a_fixed_size_and_other_channels_stand_on_it() {
        ImageSpec in = new ImageSpec(4, 28, 32);
        ImageSpec out = new ImageSpec(3, 28, 32);
        Tiny provider = new Tiny();
        Card card = Card.of(provider, provider.create(in, out));
        assertThat(card.in()).isEqualTo(in);
        assertThat(card.out()).isEqualTo(out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format       | 3     | format is 1 to 2, not 3
            format       | one   | format is a whole number, not "one"
            architecture | Ti ny | architecture is a name in small letters, digits and hyphens, not "Ti ny"
            fingerprint  | 12ab  | fingerprint is 64 hexadecimal digits, not "12ab"
            channels-in  | 0     | channels-in is a whole number, not "0"
            channels-out | 2000  | an image has 1 to 1024 channels, not 2000
            height       | -1    | height is a whole number or any, not "-1"
            task         | ../x  | task is a name in small letters, digits and hyphens, not "../x"
            seed         | 1.5   | seed is a whole number, not "1.5"
            metric.psnr  | good  | metric.psnr is a number, not "good"
            trained.steps | many | trained.steps is a whole number, not "many"
            trained.seconds | -1 | trained.seconds is a whole number, not "-1"
            data.count   | 1e5   | data.count is a whole number, not "1e5"
            """)
    void refuses_a_wrong_line(String key, String value, String message) {
        Card card = TinyPlates.bare().card();
        assertThatThrownBy(() -> card.with(Settings.of(key, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void refuses_a_missing_line() {
        Settings without = TinyPlates.bare().card().settings().keep(key -> !key.equals("fingerprint"));
        assertThatThrownBy(() -> new Card(without))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a card has the line fingerprint, and here it is missing");
    }

    @Test
    void refuses_to_be_longer_than_a_mebibyte() {
        Card card = TinyPlates.bare().card();
        assertThatThrownBy(() -> card.with(Settings.of("data.name", "x".repeat(1 << 20))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a card has at most 1048576 bytes, not ");
    }

    @Test
    void keeps_of_a_value_what_a_file_keeps() {
        Card card = TinyPlates.bare().card().with(Settings.of("data.name", " two  words "));
        assertThat(card.data().get("name")).isEqualTo("two  words");
    }

    @Test
    void refuses_a_provider_whose_settings_cannot_be_written() {
        ArchitectureProvider plainClass = new ArchitectureProvider() {
            @Override
            public String name() {
                return "odd";
            }

            @Override
            public String summary() {
                return "no record";
            }

            @Override
            public Architecture create(ImageSpec in, ImageSpec out) {
                return new Tiny().create(in, out);
            }
        };
        Architecture architecture = new Tiny().create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        assertThatThrownBy(() -> Card.of(plainClass, architecture))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("the architecture \"odd\" is no record");
    }
}
