package io.intaglio.text;

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
    void a_text_that_a_spreadsheet_would_compute_is_marked_as_text_and_a_number_is_not() {
        List<String> cells = List.of("=1+1", "@a", "-2+3", "+x", "\tx", "'=1", "-0.5", "+1e-05", "-Infinity", "a=b");
        String line = Csv.line(cells);
        assertThat(line).isEqualTo("'=1+1,'@a,'-2+3,'+x,'\tx,''=1,-0.5,+1e-05,-Infinity,a=b\r\n");
        assertThat(Csv.parse(line)).containsExactly(cells);
    }

    @Test
    void what_is_invisible_or_turns_a_line_is_written_as_an_escape_and_the_joiners_of_scripts_stay() {
        String line = Csv.line(List.of("a\u202egnp", "\u2066=1", "\u001b[2J", "x\u200dy", "\udb40\udc01"));
        assertThat(line).isEqualTo("a\\u202egnp,\\u2066=1,\\u001b[2J,x\u200dy,\\U000e0001\r\n");
        assertThat(Csv.line(Csv.parse(line).get(0))).isEqualTo(line);
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

        assertThat(read.get(0)).hasSameSizeAs(any);
        assertThat(Csv.line(read.get(0))).isEqualTo(Csv.line(any));
        assertThat(read.subList(1, read.size())).isEqualTo(plain);
    }
}
