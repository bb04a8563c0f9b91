package io.intaglio.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void objects_and_arrays_are_indented() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", 1);
        object.put("b", List.of(true, "x"));
        object.put("c", List.of());
        object.put("d", Map.of());

        assertThat(Json.of(object)).isEqualTo("""
                        {
                          "a": 1,
                          "b": [
                            true,
                            "x"
                          ],
                          "c": [],
                          "d": {}
                        }""");
    }

    @Test
    void texts_are_escaped() {
        assertThat(Json.of("\"\\\n\u0001é😀")).isEqualTo("\"\\\"\\\\\\u000a\\u0001é\\ud83d\\ude00\"");
    }

    @Test
    void what_json_has_no_number_for_is_null() {
        assertThat(Json.of(Arrays.asList(Double.POSITIVE_INFINITY, Double.NaN, null, 0.25)))
                .isEqualTo("[\n  null,\n  null,\n  null,\n  0.25\n]");
    }
}
