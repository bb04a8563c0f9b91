package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Architecture;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.NetworkJson;
import io.intaglio.network.ReceptiveField;
import io.intaglio.network.Shape;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.plate.TinyPlates.Tiny;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.task.TaskState;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingState;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlateTest {

    static List<Plate> samples() {
        return List.of(
                TinyPlates.bare(),
                TinyPlates.full(),
                TinyPlates.checkpoint(),
                TinyPlates.full().half());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_written_is_read(Plate plate) {
        byte[] file = TinyPlates.bytes(plate);
        Plate read = Plate.read(file, "x.plate");
        assertThat(TinyPlates.text(read)).isEqualTo(TinyPlates.text(plate));
        assertThat(read.card()).isEqualTo(plate.card());
        assertThat(TinyPlates.bytes(read)).isEqualTo(file);
    }

    @Test
    void any_program_finds_the_entries_stored_in_order_with_one_date() throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(TinyPlates.bytes(TinyPlates.checkpoint())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
                assertThat(zip.readAllBytes()).hasSize((int) entry.getSize());
            }
        }
        assertThat(names)
                .containsExactly(
                        "card.properties",
                        "network.json",
                        "weights.safetensors",
                        "state/classify/empty.bin",
                        "state/denoise/note.txt",
                        "state/denoise/pca.safetensors",
                        "preview.png",
                        "raw.safetensors",
                        "best.safetensors",
                        "optimizer.safetensors",
                        "progress.properties");
    }

    @Test
    void raw_weights_that_are_the_average_are_kept_once() {
        Plate bare = TinyPlates.bare();
        Weights weights = bare.weights();
        Plate plate = bare.withCheckpoint(new Checkpoint(
                weights, weights, Optional.empty(), Weights.of(Map.of()), TrainingState.BEGINNING.at(1, 0)));
        assertThat(PlateContents.of(plate)).doesNotContainKey("raw.safetensors");
        Checkpoint read = Plate.read(TinyPlates.bytes(plate), "x").checkpoint().orElseThrow();
        assertThat(read.raw()).isSameAs(read.average());
        assertThat(read.state()).isEqualTo(TrainingState.BEGINNING.at(1, 0));
        assertThat(PlateContents.of(plate.withoutCheckpoint()))
                .containsOnlyKeys("card.properties", "network.json", "weights.safetensors");
    }

    @Test
    void best_weights_that_are_the_average_are_kept_once() {
        Plate bare = TinyPlates.bare();
        Weights weights = bare.weights();
        Plate plate = bare.withCheckpoint(new Checkpoint(
                weights,
                weights,
                Optional.of(weights),
                Weights.of(Map.of()),
                TrainingState.BEGINNING.at(4, 0).withBest(0.5, 4, 0)));
        assertThat(PlateContents.of(plate)).doesNotContainKey("best.safetensors");
        Checkpoint read = Plate.read(TinyPlates.bytes(plate), "x").checkpoint().orElseThrow();
        assertThat(read.best().orElseThrow()).isSameAs(read.average());
    }

    @Test
    void half_precision_takes_two_bytes_a_weight_and_stays_in_copies() {
        Plate full = TinyPlates.checkpoint();

        Plate half = Plate.read(TinyPlates.bytes(full.half()), "x");

        assertThat(half.card().settings().get("precision")).isEqualTo("half");
        assertThat(half.checkpoint()).isEmpty();
        assertThat(half.states()).containsOnlyKeys("classify", "denoise");
        full.weights().asMap().forEach((name, tensor) -> {
            for (int i = 0; i < tensor.data().length; i++) {
                float exact = tensor.data()[i];
                assertThat(half.weights().get(name).data()[i]).isCloseTo(exact, within(Math.abs(exact) / 2048 + 1e-7f));
            }
        });
        long numbers = full.weights().asMap().values().stream()
                .mapToLong(tensor -> tensor.data().length)
                .sum();
        // The header, padded, becomes a few digits shorter.
        assertThat(size(full.withoutCheckpoint()) - size(half)).isBetween(2 * numbers, 2 * numbers + 64);
        Plate copy = half.withState("classify", TaskState.EMPTY);
        assertThat(size(copy)).isEqualTo(size(half));
    }

    private static long size(Plate plate) {
        return PlateContents.of(plate).get("weights.safetensors").length;
    }

    @Test
    void a_checkpoint_is_kept_in_full_precision() {
        Plate full = TinyPlates.checkpoint();

        Plate again = full.half().withCheckpoint(full.checkpoint().orElseThrow());

        assertThat(again.card()).isEqualTo(full.card());
        assertThat(TinyPlates.bytes(again)).isEqualTo(TinyPlates.bytes(full));
    }

    @Test
    void a_weight_too_large_for_half_precision_is_refused() {
        Plate plate = Plate.of(
                TinyPlates.bare().card(),
                TinyPlates.architecture(),
                Weights.of(Map.of("w", Tensor.of(List.of(2), new float[] {1, -65520}))));

        assertThatThrownBy(plate::half)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the weight -65520.0 in w has no place in half precision, which ends at 65504;"
                        + " keep this plate in full precision");
    }

    @Test
    void a_state_takes_the_place_of_the_former_and_an_empty_one_removes_it() {
        Plate plate = TinyPlates.full().withState("denoise", TaskState.of(Map.of("new", new byte[] {1})));
        assertThat(plate.state("denoise").entries()).containsOnlyKeys("new");
        assertThat(plate.withState("denoise", TaskState.EMPTY).states()).containsOnlyKeys("classify");
        assertThat(plate.state("unknown")).isSameAs(TaskState.EMPTY);
        assertThatThrownBy(() -> plate.withState("../up", TaskState.EMPTY)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_architecture_is_made_again_under_the_settings_of_the_card() {
        Architecture made = Plate.read(TinyPlates.bytes(TinyPlates.full()), "x").architecture(TinyPlates.providers());
        assertThat(made).isEqualTo(new Tiny(3, true).create(ImageSpec.anySize(1), ImageSpec.anySize(1)));
    }

    @Test
    void without_the_provider_the_plate_describes_its_network_itself() {
        Providers<ArchitectureProvider> none = Providers.of(ArchitectureProvider.class, List.of());
        Architecture described =
                Plate.read(TinyPlates.bytes(TinyPlates.full()), "x").architecture(none);
        assertThat(NetworkJson.write(described)).isEqualTo(NetworkJson.write(TinyPlates.architecture()));
        assertThat(described.objective()).isEmpty();
    }

    /** A layer of a plug-in. */
    record Blur(int radius) implements Layer.Custom {

        @Override
        public String kind() {
            return "blur";
        }

        @Override
        public Shape output(Shape in) {
            return in;
        }

        @Override
        public ReceptiveField reach() {
            return ReceptiveField.GLOBAL;
        }
    }

    @Test
    void a_missing_architecture_whose_layers_are_a_plug_ins_is_an_error_that_lists_those_present() {
        Providers<ArchitectureProvider> none = Providers.of(ArchitectureProvider.class, List.of());
        Architecture tiny = TinyPlates.architecture();
        Architecture blurred = new Architecture(
                tiny.in(), tiny.out(), Network.of(new Blur(2)), tiny.latent(), Network.of(), tiny.objective());
        Plate plate = Plate.of(Card.of(new Tiny(3, true), blurred), blurred, Weights.of(Map.of()));
        assertThat(plate.network().orElseThrow()).contains("{\"kind\":\"custom\",\"name\":\"blur\",\"radius\":2}");
        assertThatThrownBy(() -> plate.architecture(none))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("there is no architecture \"tiny\"; there are none at all");
    }

    @Test
    void another_fingerprint_is_an_error_that_names_both() {
        Plate plate = TinyPlates.bare();
        Architecture other = new Tiny(3, false).create(ImageSpec.anySize(1), ImageSpec.anySize(1));
        assertThatThrownBy(() -> plate.check(other))
                .isInstanceOf(PlateException.class)
                .hasMessage("this plate belongs to another network: its fingerprint is "
                        + plate.card().fingerprint() + ", and the architecture \"tiny\" makes " + other.fingerprint()
                        + " here; use the version of it that made this plate (Intaglio (development))");
    }

    /** As if a later version of the architecture had a smaller limit, no such setting, or other layers. */
    @Test
    void a_plate_keeps_its_network_where_a_later_version_of_its_architecture_makes_another() {
        Plate bare = TinyPlates.bare();
        for (Settings changed : List.of(
                Settings.of("arch.width", 9), Settings.of("arch.depth", 9), Settings.of("arch.sharp", "false"))) {
            Plate plate = bare.withCard(bare.card().with(changed));

            Architecture own = plate.architecture(TinyPlates.providers());

            assertThat(own.fingerprint()).isEqualTo(bare.card().fingerprint());
            assertThat(own.objective()).isEmpty();
        }
        assertThat(bare.architecture(TinyPlates.providers()).objective()).isNotEmpty();
    }

    private static Plate withoutNetwork(Plate plate) {
        return new Plate(
                "this plate",
                plate.card(),
                Optional.empty(),
                plate.weights(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void settings_that_the_architecture_refuses_are_an_error_of_a_plate_without_a_network() {
        Plate bare = withoutNetwork(TinyPlates.bare());
        Plate wide = bare.withCard(bare.card().with(Settings.of("arch.width", 9)));
        assertThatThrownBy(() -> wide.architecture(TinyPlates.providers()))
                .isInstanceOf(PlateException.class)
                .hasMessage("this plate: the architecture \"tiny\" refuses the card: width is at most 8, not 9;"
                        + " use the version of it that made this plate (Intaglio (development))");
        Plate unknown = bare.withCard(bare.card().with(Settings.of("arch.depth", 9)));
        assertThatThrownBy(() -> unknown.architecture(TinyPlates.providers()))
                .isInstanceOf(PlateException.class)
                .hasMessageContaining("there is no setting \"depth\" here; known are: sharp, width");
    }

    @Test
    void weights_that_do_not_fit_are_an_error_that_names_the_tensor() {
        Plate bare = TinyPlates.bare();
        Plate less = Plate.of(
                bare.card(),
                TinyPlates.architecture(),
                Weights.of(Map.of("encoder.0.weight", bare.weights().get("encoder.0.weight"))));
        assertThatThrownBy(() -> less.architecture(TinyPlates.providers()))
                .isInstanceOf(PlateException.class)
                .hasMessage("this plate: the weights do not fit the network: the weights lack encoder.0.bias [3]");
    }
}
