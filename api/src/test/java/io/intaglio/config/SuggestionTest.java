package io.intaglio.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> OPTIONS = List.of("-o", "--out", "--o", "--quality", "--page");

    @Test
    void what_is_close_comes_before_what_the_word_begins_with() {
        assertThat(Suggestion.of("--otu", OPTIONS)).isEqualTo("did you mean --out? ");
        assertThat(Suggestion.of("outer", List.of("out", "outet"))).isEqualTo("did you mean outet? ");
    }

    @Test
    void a_longer_word_is_taken_for_the_longest_with_which_it_begins() {
        assertThat(Suggestion.of("--outptu", OPTIONS)).isEqualTo("did you mean --out? ");
        assertThat(Suggestion.of("--output-file", OPTIONS)).isEqualTo("did you mean --out? ");
        assertThat(Suggestion.of("--nothing", OPTIONS)).isEmpty();
    }
}
