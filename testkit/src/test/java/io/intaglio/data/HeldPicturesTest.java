package io.intaglio.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.testkit.SourceContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldPicturesTest extends SourceContract {

    private static Picture gray(float value) {
        ImageBatch image = ImageBatch.zeros(1, 2, 3, 1);
        image.data()[4] = value;
        return Picture.of(image);
    }

    @Override
    protected Source open() {
        return Source.of(List.of(gray(0.25f), gray(1)));
    }

    @Test
    void transparentPicturesStandOnWhite() throws Exception {
        ImageBatch alpha = ImageBatch.zeros(1, 2, 3, 1);
        try (Source source = Source.of(List.of(gray(0.25f).withAlpha(alpha)))) {
            assertThat(source.get(0).image().data()).containsOnly(1f);
        }
    }

    @Test
    void theDigestChangesWithAPixel() {
        assertThat(Source.of(List.of(gray(0.25f))).digest())
                .isNotEqualTo(Source.of(List.of(gray(0.5f))).digest());
    }

    @Test
    void nothingAndOtherChannelsAreRefused() {
        assertThatThrownBy(() -> Source.of(List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there are no pictures");
        assertThatThrownBy(() -> Source.of(List.of(gray(0), Picture.of(ImageBatch.zeros(1, 2, 2, 2)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("picture 1")
                .hasMessageContaining("2 channels");
    }
}
