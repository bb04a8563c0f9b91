package io.intaglio.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    private static final String ONE = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    @Test
    void writes_the_bytes_of_the_format() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(List.of(2), new float[] {1, -2}));
        tensors.put("a", Tensor.of(List.of(1, 1), new float[] {0.5f}));
        String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]}}  ";
        assertThat(header.length() % 8).isZero();
        ByteBuffer expected = ByteBuffer.allocate(8 + header.length() + 12).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        expected.putFloat(1).putFloat(-2).putFloat(0.5f);
        assertThat(Safetensors.write(Weights.of(tensors))).isEqualTo(expected.array());
    }

    @Test
    void writes_and_reads_sixteen_bits_a_number() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(List.of(2), new float[] {1, -2}));
        tensors.put("a", Tensor.of(List.of(1, 1), new float[] {0.33333334f}));
        String header = "{\"b\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                + "\"a\":{\"dtype\":\"F16\",\"shape\":[1,1],\"data_offsets\":[4,6]}}   ";
        assertThat(header.length() % 8).isZero();
        ByteBuffer expected = ByteBuffer.allocate(8 + header.length() + 6).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        expected.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 0x3555);

        byte[] file = Safetensors.write(Weights.of(tensors), Precision.F16);

        assertThat(file).isEqualTo(expected.array());
        Weights read = Safetensors.read(file, "x");
        assertThat(read.get("b").data()).containsExactly(1, -2);
        assertThat(read.get("a").data()).containsExactly(0.33325195f);
    }

    @Test
    void reads_only_the_tensors_that_are_asked_for(@TempDir Path folder) throws Exception {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(List.of(2), new float[] {1, -2}));
        tensors.put("a", Tensor.of(List.of(1, 1), new float[] {0.5f}));
        Path file = Files.write(folder.resolve("x.safetensors"), Safetensors.write(Weights.of(tensors)));

        Weights read = Safetensors.read(file, "a"::equals);

        assertThat(read.names()).containsExactly("a");
        assertThat(read.get("a").data()).containsExactly(0.5f);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Safetensors.read(cut, "b"::equals))
                .isInstanceOf(PlateException.class)
                .hasMessageContaining(cut + ": the tensor \"a\"");
    }

    @Test
    void writes_no_tensors_as_an_empty_object() {
        byte[] file = Safetensors.write(Weights.of(Map.of()));
        assertThat(file).isEqualTo(file("{}      ", 0));
        assertThat(Safetensors.read(file, "x").names()).isEmpty();
    }

    @Test
    void reads_any_order_of_keys_spaces_escapes_and_metadata() {
        String header = """
                { "__metadata__" : {"format":"pt", "a\\/b":"\\u00e9\\n"},
                  "late" : {"data_offsets":[4,12] , "shape":[ 2,1 ],"dtype":"F32"},
                  "\\u0065arly\\t" : {"shape":[],"data_offsets":[0,4],"dtype":"F32"} }
                """;
        Weights read = Safetensors.read(file(header, 12), "x");
        assertThat(read.names()).containsExactly("early\t", "late");
        assertThat(read.get("late").shape()).containsExactly(2, 1);
        assertThat(read.get("early\t").shape()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":ONE,"a":ONE}                                               | no name comes twice
            {"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}} | no name comes twice
            {"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}         | of the type F32 or F16
            {"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}          | have 2 bytes a number
            {"a":{"shape":[1],"data_offsets":[0,4]}} | a tensor has dtype, shape and two data_offsets
            {"a":{"dtype":"F32","shape":[1]}} | a tensor has dtype, shape and two data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}} | a tensor has dtype, shape and two data_offsets
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}    | nothing else
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}         | a whole number, not negative
            {"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}        | a ] stands here
            {"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}         | a whole number
            {"a":{"dtype":"F32","shape":[4294967297],"data_offsets":[0,4]}} | a number is at most 2147483647
            {"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}        | a whole number
            {"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}} | a tensor has at most 8 dimensions
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}          | lies at 0..4
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}          | lies at 4..8; it should begin at 0
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}          | end by 4
            {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}} | lies at 0..4
            {"a":{"dtype":"F32","shape":[2147483647],"data_offsets":[0,-1]}} | a whole number, not negative
            {"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}          | the tensors end at 0 where there are 4
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}          | lies at 4..0
            {"a":ONE,"b":ONE} | "b" of shape [1] lies at 0..4; it should begin at 4
            {"a":ONE}}                                                      | nothing but spaces
            {"a":ONE                                                        | a } stands here
            {"a":ONE,}                                                      | a " stands here
            {"a                                                             | a string ends with
            {"\\x":ONE}                                                      | there is no escape \\x
            {"\\u00g0":ONE}                                                  | four hexadecimal digits
            [1]                                                             | begins with {
            {"__metadata__":{"x":1},"a":ONE}                                | a " stands here
            {"__metadata__":{"x":{}},"a":ONE}                               | a " stands here
            """)
    void refuses_a_wrong_header(String header, String rule) {
        byte[] file = file(header.replace("ONE", ONE), 4);
        assertThatThrownBy(() -> Safetensors.read(file, "some file"))
                .isInstanceOf(PlateException.class)
                .hasMessageStartingWith("some file: ")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, (16 << 20) + 1, 1L << 40})
    void refuses_an_unbounded_header(long length) {
        byte[] file = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        assertThatThrownBy(() -> Safetensors.read(file, "f"))
                .isInstanceOf(PlateException.class)
                .hasMessage("f is no file of tensors: it promises a header of " + Long.toUnsignedString(length)
                        + " bytes where at most 16777216 are allowed");
    }

    @Test
    void refuses_what_is_too_short() {
        assertThatThrownBy(() -> Safetensors.read(new byte[7], "f"))
                .hasMessage("f is no file of tensors: it has 7 bytes, fewer than the 8 of a length");
        assertThatThrownBy(() -> Safetensors.read(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'}, "f"))
                .hasMessage("f is truncated: it promises a header of 9 bytes and has only 2");
    }

    @Test
    void refuses_a_header_that_is_not_utf8() {
        byte[] file = file("{\"a\":" + ONE + "}", 4);
        file[10] = (byte) 0xff;
        assertThatThrownBy(() -> Safetensors.read(file, "f")).hasMessage("f: the header of the tensors is not UTF-8");
    }

    @Test
    void refuses_to_write_the_name_that_the_format_keeps() {
        Weights weights = Weights.of(Map.of("__metadata__", Tensor.of(List.of(), new float[1])));
        assertThatThrownBy(() -> Safetensors.write(weights))
                .hasMessage("a tensor cannot be called __metadata__: the format keeps that name");
    }

    /** A file with such a header and so many bytes of zeros. */
    static byte[] file(String header, int data) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }
}
