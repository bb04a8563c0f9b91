package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.intaglio.config.InvalidInputException;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.EngineOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    /** A machine with GPUs of so much free memory each. */
    private record Machine(List<Long> free) implements Inventory {

        static Machine of(Long... free) {
            return new Machine(Arrays.asList(free));
        }

        @Override
        public int gpus() {
            return free.size();
        }

        @Override
        public long freeBytes(int gpu) {
            if (free.get(gpu) == null) {
                throw new AssertionError("GPU " + gpu + " was touched");
            }
            return free.get(gpu);
        }

        @Override
        public String library() {
            return "PyTorch 2.7.1 for the CPU only";
        }

        @Override
        public Optional<String> hint() {
            return gpus() == 0 ? Optional.of("Look here") : Optional.empty();
        }
    }

    private static String choose(String asked, Machine machine) {
        return DeviceChoice.choose(asked, machine).name();
    }

    @Test
    void autoTakesTheGpuWithTheMostFreeMemory() {
        assertThat(choose("auto", Machine.of(1L, 3L, 2L))).isEqualTo("gpu:1");
        assertThat(choose("gpu", Machine.of(1L, 3L, 2L))).isEqualTo("gpu:1");
    }

    @Test
    void autoFallsBackToTheCpu() {
        assertThat(choose("auto", Machine.of())).isEqualTo("cpu");
    }

    @Test
    void whatIsNamedIsTaken() {
        assertThat(choose("gpu:2", Machine.of(1L, 3L, 2L))).isEqualTo("gpu:2");
        assertThat(choose("cpu", Machine.of(1L, 3L, 2L))).isEqualTo("cpu");
    }

    @Test
    void aGpuThatIsNotThereIsRefusedByListingWhatIs() {
        assertThatThrownBy(() -> choose("gpu:1", Machine.of(1L)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "there is no device gpu:1 here; there are: gpu:0, cpu (native library: PyTorch 2.7.1 for the"
                                + " CPU only); choose auto or cpu");
        assertThatThrownBy(() -> choose("gpu", Machine.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "there is no device gpu here; there are: cpu (native library: PyTorch 2.7.1 for the CPU only);"
                                + " choose auto or cpu. Look here");
    }

    @Test
    void severalGpusAreNamedWithCommas() {
        Machine machine = Machine.of(1L, 3L, 2L);

        assertThat(DeviceChoice.chooseAll("gpu:0,2", machine))
                .extracting(DeviceInfo::name)
                .containsExactly("gpu:0", "gpu:2");
        assertThat(DeviceChoice.chooseAll("auto", machine))
                .extracting(DeviceInfo::name)
                .containsExactly("gpu:1");
        assertThatThrownBy(() -> DeviceChoice.chooseAll("gpu:1,1", machine)).hasMessageContaining("names a GPU twice");
        assertThatThrownBy(() -> DeviceChoice.chooseAll("gpu:0,5", machine))
                .hasMessageContaining("there are: gpu:0, gpu:1, gpu:2, cpu");
    }

    @Test
    void onlyTheGpuThatIsNamedIsTouched() {
        Machine busy = Machine.of(null, 3L);

        assertThat(choose("gpu:1", busy)).isEqualTo("gpu:1");
        assertThat(choose("cpu", busy)).isEqualTo("cpu");
        assertThatThrownBy(() -> choose("gpu:2", busy)).hasMessageContaining("there are: gpu:0, gpu:1, cpu");
    }

    @Test
    void theProviderRefusesWithTheSameWords() {
        DjlEngineProvider provider = new DjlEngineProvider(Machine.of());

        assertThatThrownBy(() -> provider.open(new EngineOptions().device("gpu:0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("there is no device gpu:0 here; there are: cpu (native library: ");
        assertThat(provider.diagnosis().get("gpus")).isEqualTo("0");
        assertThat(provider.diagnosis().get("hint")).isEqualTo("Look here");
    }

    @Test
    void devicesAreDjls() {
        Machine machine = Machine.of(1L, 3L);

        assertThat(DeviceChoice.djl(DeviceChoice.choose("gpu:1", machine))).isEqualTo(Device.gpu(1));
        assertThat(DeviceChoice.djl(DeviceChoice.choose("cpu", machine))).isEqualTo(Device.cpu());
    }

    @Test
    void a_processor_tells_how_many_threads_are_in_use() {
        DeviceInfo cpu = new Machine(List.of()).cpu();
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(Inventory.used(cpu, processors)).isEqualTo(cpu);
        assertThat(Inventory.used(cpu, processors + 3).description())
                .isEqualTo(processors + 3 + " threads of " + cpu.description());
        assertThat(Inventory.used(new DeviceInfo("gpu:0", "a GPU", 5), processors + 3)
                        .description())
                .isEqualTo("a GPU");
    }
}
