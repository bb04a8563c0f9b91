package io.intaglio.tasks.stylize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class StyleInputTest {

    private static ImageBatch stripes(double across, double down, double contrast) {
        ImageBatch image = ImageBatch.zeros(1, 40, 40, 3);
        for (int i = 0; i < image.data().length; i++) {
            int pixel = i / 3;
            image.data()[i] = (float) (0.5 + contrast * Math.sin(across * (pixel % 40) + down * (pixel / 40)));
        }
        return image;
    }

    @Test
    void aSignatureTellsDirectionsAndContrasts() {
        float[] across = StyleSignature.of(stripes(0.9, 0, 0.3));
        float[] down = StyleSignature.of(stripes(0, 0.9, 0.3));
        float[] faint = StyleSignature.of(stripes(0.9, 0, 0.1));

        assertThat(across).hasSize(StyleSignature.LENGTH);
        assertThat(across[0]).isGreaterThan(across[1] + 1);
        assertThat(down[1]).isCloseTo(across[0], within(1e-3f));
        assertThat(down[0]).isCloseTo(across[1], within(1e-3f));
        assertThat(faint[0]).isLessThan(across[0] - 0.5f);
    }

    @Test
    void aSignatureOfAFlippedStyleHasItsDiagonalsExchanged() {
        ImageBatch slanted = stripes(0.5, 0.6, 0.3);
        float[] one = StyleSignature.of(slanted);
        float[] other = StyleSignature.of(Dihedral.turn(slanted, Dihedral.FLIP_COLUMNS));

        assertThat(other[2]).isCloseTo(one[3], within(1e-4f));
        assertThat(other[3]).isCloseTo(one[2], within(1e-4f));
        assertThat(other[0]).isCloseTo(one[0], within(1e-4f));
    }

    @Test
    void anyStyleHasASignature() {
        for (ImageBatch style : List.of(ImageBatch.zeros(1, 1, 1, 3), ImageBatch.zeros(1, 1, 9, 3))) {
            for (float number : StyleSignature.of(style)) {
                assertThat(number).isBetween(-5f, 5f);
            }
        }
    }

    @Test
    void theInputIsTheImageWithTheSignatureAndNoiseBehindIt() {
        float[] signature = StyleSignature.of(stripes(0.9, 0, 0.3));
        ImageBatch image = stripes(0.2, 0.1, 0.2);
        ImageBatch input = StyleInput.of(image, signature, 4);

        assertThat(input.channels()).isEqualTo(3 + StyleInput.BESIDE);
        int at = input.index(0, 7, 5, 0);
        assertThat(input.data()[at + 1]).isEqualTo(image.data()[image.index(0, 7, 5, 1)]);
        assertThat(input.data()[at + 3 + 2]).isEqualTo(signature[2]);
        double sum = 0;
        for (int i = 0; i < 40 * 40; i++) {
            float noise = input.data()[(i + 1) * input.channels() - 2];
            assertThat(noise).isBetween(-1f, 1f);
            sum += noise * noise;
        }
        assertThat(sum / (40 * 40)).isCloseTo(1 / 3.0, within(0.03));
        assertThat(StyleInput.of(image, signature, 4).data()).isEqualTo(input.data());
        assertThat(StyleInput.of(image, signature, 5).data()).isNotEqualTo(input.data());
    }
}
