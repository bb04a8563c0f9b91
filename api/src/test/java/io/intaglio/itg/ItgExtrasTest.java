package io.intaglio.itg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.image.ReadLimits;
import io.intaglio.image.TestPictures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a file has beside its samples. */
class ItgExtrasTest {

    private static ItgModel model;

    @BeforeAll
    static void fit() {
        model = new ItgFitting(List.of(DrawnPixels.of(64, 64, 3, 2))).fit();
    }

    private static byte[] file(Picture picture) {
        return new ItgEncoder(model).prepare(picture).encode(100, 0, 1);
    }

    /** Opaque in its right half. */
    private static Picture halfOpaque() {
        ImageBatch opacity = ImageBatch.zeros(1, 20, 30, 1);
        for (int i = 0; i < opacity.data().length; i++) {
            opacity.data()[i] = i % 30 < 15 ? 0 : 1;
        }
        return Picture.of(DrawnPixels.of(30, 20, 3, 1).image()).withAlpha(opacity);
    }

    @Test
    void a_part_of_a_picture_has_its_part_of_the_opacity() throws Exception {
        byte[] file = file(halfOpaque());

        Picture whole = new ItgDecoder(model).picture(file);
        Picture part = new ItgDecoder(model).picture(file, new ItgRegion(12, 3, 6, 4));

        assertThat(part.pixels().data())
                .isEqualTo(whole.pixels().crop(3, 12, 4, 6).data());
        assertThat(part.alpha().orElseThrow().data())
                .isEqualTo(whole.alpha().orElseThrow().crop(3, 12, 4, 6).data())
                .startsWith(0, 0, 0, 1, 1, 1);
    }

    @Test
    void what_cannot_be_rescued_is_named() throws Exception {
        byte[] file = file(halfOpaque());
        byte[] damaged = file.clone();
        damaged[file.length - 4] ^= 1;
        List<String> damages = new ArrayList<>();
        ItgDecoder decoder = new ItgDecoder(model);

        assertThatThrownBy(() -> decoder.picture(damaged)).isInstanceOf(ItgException.class);
        assertThat(decoder.rescuedPicture(damaged, damages::add).alpha()).isEmpty();
        assertThat(damages).singleElement().asString().startsWith("opacity, colour profile and metadata are damaged");
        damages.clear();
        assertThat(decoder.rescuedPicture(file, damages::add).alpha()).isPresent();
        assertThat(damages).isEmpty();
    }

    /** A linear picture without a profile would be shown far too dark. */
    @Test
    void the_gamma_of_a_png_becomes_a_profile() throws Exception {
        byte[] plain = TestPictures.bytes(Picture.of(DrawnPixels.of(9, 9, 3, 1).image()), "png");
        byte[] gamma = ByteBuffer.allocate(4).putInt(100_000).array();
        byte[] png = TestPictures.insert(plain, 33, TestPictures.chunk("gAMA", gamma)); // after the signature and IHDR
        Picture linear = Pictures.read(png, "linear.png", ReadLimits.standard());

        Picture decoded = new ItgDecoder(model).picture(file(linear));

        assertThat(linear.iccProfile()).isEmpty();
        assertThat(decoded.iccProfile()).isPresent();
        assertThat(Arrays.equals(
                        decoded.iccProfile().get(), linear.colourProfile().get()))
                .isTrue();
    }
}
