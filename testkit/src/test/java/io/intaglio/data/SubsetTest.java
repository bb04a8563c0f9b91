package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.testkit.SourceContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SubsetTest extends SourceContract {

    private final Source ten = new NumberedSource(10);

    @Override
    protected Source open() {
        return Subset.of(ten, 7, 1, 1, 9);
    }

    @Test
    void keepsTheOrderGiven() throws IOException {
        Subset subset = Subset.of(ten, 7, 1, 1, 9);
        assertThat(subset.size()).isEqualTo(4);
        assertThat(subset.get(0).name()).isEqualTo("7");
        assertThat(subset.get(2).name()).isEqualTo("1");
    }

    @Test
    void aRangeBeginsWhereItSays() throws IOException {
        Subset subset = Subset.range(ten, 3, 5);
        assertThat(subset.size()).isEqualTo(2);
        assertThat(subset.get(1).name()).isEqualTo("4");
    }

    @Test
    void theFirstOfTooFewAreAll() {
        assertThat(Subset.first(ten, 99).size()).isEqualTo(10);
        assertThat(Subset.first(ten, 3).size()).isEqualTo(3);
    }

    @Test
    void otherExamplesHaveAnotherDigest() {
        assertThat(Subset.of(ten, 1, 2).digest())
                .isNotEqualTo(Subset.of(ten, 2, 1).digest())
                .isNotEqualTo(ten.digest());
    }

    @Test
    void refusesNoneAndThoseBeyondTheEnd() {
        assertThatThrownBy(() -> Subset.first(ten, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Subset.of(ten)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Subset.of(ten, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no example 10 among 10");
        assertThatThrownBy(() -> Subset.range(ten, 5, 11)).isInstanceOf(InvalidInputException.class);
    }
}
