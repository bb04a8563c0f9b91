package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgExtras;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageTypeSpecifier;

/** The types of image that a file may be read into; the first one says what colours the values mean. */
final class PixelTypes {

    private PixelTypes() {}

    static List<ImageTypeSpecifier> of(int channels, ItgExtras extras) {
        return of(channels, extras, extras.alpha().isPresent());
    }

    static List<ImageTypeSpecifier> of(int channels, ItgExtras extras, boolean alpha) {
        List<ImageTypeSpecifier> types = new ArrayList<>();
        extras.profile().flatMap(bytes -> space(bytes, channels)).ifPresent(space -> {
            int[] offsets = new int[channels + (alpha ? 1 : 0)];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = i;
            }
            types.add(ImageTypeSpecifier.createInterleaved(space, offsets, DataBuffer.TYPE_BYTE, alpha, false));
        });
        if (channels == 1) {
            types.add(
                    alpha
                            ? ImageTypeSpecifier.createGrayscale(8, DataBuffer.TYPE_BYTE, false, false)
                            : ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_BYTE_GRAY));
        } else {
            types.add(ImageTypeSpecifier.createFromBufferedImageType(
                    alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR));
            types.add(ImageTypeSpecifier.createFromBufferedImageType(
                    alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB));
        }
        return types;
    }

    /** Java refuses some profiles that others take: the values are then shown as sRGB. */
    private static Optional<ColorSpace> space(byte[] profile, int channels) {
        try {
            ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            space.toRGB(new float[channels]);
            return space.getNumComponents() == channels ? Optional.of(space) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
