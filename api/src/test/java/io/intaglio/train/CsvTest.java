package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void cells_are_quoted_where_they_must_be() {
        assertThat(Csv.line(List.of("1", "", "a,b", "say \"no\"", "two\nlines")))
                .isEqualTo("1,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void lines_may_end_without_a_return_and_the_last_one_without_any_end() {
        assertThat(Csv.parse("a,b\n1,2\r\n3,\"fo"))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "fo"));
    }

    @Property
    void what_was_written_is_read_again(
            @ForAll @Size(max = 4) List<@Size(min = 1, max = 4) List<@CharRange(from = ' ', to = 'z') String>> plain,
            @ForAll @Size(min = 2, max = 4) List<String> any) {
        StringBuilder text = new StringBuilder(Csv.line(any));
        plain.forEach(cells -> text.append(Csv.line(cells)));

        List<List<String>> read = Csv.parse(text.toString());

        assertThat(read.get(0)).isEqualTo(any);
        assertThat(read.subList(1, read.size())).isEqualTo(plain);
    }
}
