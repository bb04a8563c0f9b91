package io.intaglio.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void fewNamesAreAllWritten() {
        assertThat(NameList.of(List.of(), 2)).isEmpty();
        assertThat(NameList.of(List.of("cat"), 2)).isEqualTo("cat");
        assertThat(NameList.of(List.of("cat", "dog"), 2)).isEqualTo("cat, dog");
    }

    @Test
    void ofManyTheFirstAreWrittenAndTheOthersCounted() {
        assertThat(NameList.of(List.of("cat", "dog", "frog", "ship"), 2)).isEqualTo("cat, dog and 2 more");
    }
}
