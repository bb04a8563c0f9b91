package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SafetensorsPropertiesTest {

    private static final String JSON = "0123456789{}[],\":\\";

    @Property(tries = 300)
    void what_is_written_is_read_bit_by_bit(@ForAll("weights") Map<String, Tensor> tensors) {
        Weights read = Safetensors.read(Safetensors.write(Weights.of(tensors)), "x");
        assertThat(read.names()).containsExactlyElementsOf(tensors.keySet());
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(bits(read.get(name))).isEqualTo(bits(tensor));
        });
    }

    @Property(tries = 300)
    void sixteen_bits_once_rounded_stay(@ForAll("weights") Map<String, Tensor> tensors) {
        Weights once = Safetensors.read(Safetensors.write(Weights.of(tensors), Precision.F16), "x");
        Weights twice = Safetensors.read(Safetensors.write(once, Precision.F16), "x");
        once.asMap().forEach((name, tensor) -> assertThat(bits(twice.get(name))).isEqualTo(bits(tensor)));
    }

    @Property(tries = 2000)
    void random_bytes_are_refused_or_read(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
    }

    @Property(tries = 2000)
    void random_headers_are_refused_or_read(@ForAll("headers") String header, @ForAll @IntRange(max = 16) int data) {
        readOrRefuse(SafetensorsTest.file(header, data));
    }

    @Property(tries = 3000)
    void mutations_are_refused_or_read(
            @ForAll("weights") Map<String, Tensor> tensors,
            @ForAll @IntRange(min = 1, max = 4) int changes,
            @ForAll long seed) {
        byte[] file = Safetensors.write(Weights.of(tensors));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < changes; i++) {
            int other = random.nextBoolean() ? random.nextInt() : JSON.charAt(random.nextInt(JSON.length()));
            file[random.nextInt(file.length)] = (byte) other;
        }
        readOrRefuse(file);
    }

    private static void readOrRefuse(byte[] file) {
        try {
            Weights read = Safetensors.read(file, "x");
            long bytes = read.asMap().values().stream()
                    .mapToLong(tensor -> 2L * tensor.data().length)
                    .sum();
            assertThat(bytes).isLessThanOrEqualTo(file.length);
        } catch (PlateException e) {
            assertThat(e).hasMessageStartingWith("x");
        }
    }

    @Provide
    Arbitrary<Map<String, Tensor>> weights() {
        Arbitrary<List<Integer>> shapes =
                Arbitraries.integers().between(0, 4).list().ofMaxSize(4);
        Arbitrary<Tensor> tensors = shapes.flatMap(shape -> Arbitraries.integers()
                .array(int[].class)
                .ofSize(shape.stream().reduce(1, (a, b) -> a * b))
                .map(bits -> {
                    float[] numbers = new float[bits.length];
                    for (int i = 0; i < bits.length; i++) {
                        numbers[i] = Float.intBitsToFloat(bits[i]);
                    }
                    return Tensor.of(shape, numbers);
                }));
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(12), tensors)
                .ofMaxSize(5)
                .map(LinkedHashMap::new);
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"a\"",
                        "\"b\"",
                        "\"dtype\"",
                        "\"F32\"",
                        "\"F16\"",
                        "\"shape\"",
                        "0",
                        "1",
                        "4",
                        "\"data_offsets\"",
                        "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}",
                        " ",
                        "\"__metadata__\"",
                        "9999999999",
                        "\\",
                        "\"")
                .list()
                .ofMaxSize(30)
                .map(parts -> "{" + String.join("", parts));
    }

    private static int[] bits(Tensor tensor) {
        int[] bits = new int[tensor.data().length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(tensor.data()[i]);
        }
        return bits;
    }
}
