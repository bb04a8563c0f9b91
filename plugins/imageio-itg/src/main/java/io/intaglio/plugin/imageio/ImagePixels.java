package io.intaglio.plugin.imageio;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgPixels;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.util.Optional;
import javax.imageio.IIOParam;
import org.jspecify.annotations.Nullable;

/**
 * The samples of an image that is written.
 *
 * @param colour gray or RGB
 * @param alpha the opacity
 * @param profile that says what colours the samples mean; none for sRGB
 */
record ImagePixels(ItgPixels colour, Optional<ItgPixels> alpha, Optional<byte[]> profile) {

    /**
     * Takes the samples of an image: the region and every so many pixels, as the parameters say.
     *
     * @param param of the writer; null for all pixels
     */
    static ImagePixels of(RenderedImage image, @Nullable IIOParam param) {
        if (param != null && param.getSourceBands() != null) {
            throw new UnsupportedOperationException("a .itg file takes all bands of an image");
        }
        Rectangle from = new Rectangle(image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight());
        int stepX = 1;
        int stepY = 1;
        if (param != null) {
            if (param.getSourceRegion() != null) {
                from = from.intersection(param.getSourceRegion());
            }
            stepX = param.getSourceXSubsampling();
            stepY = param.getSourceYSubsampling();
            from.translate(param.getSubsamplingXOffset(), param.getSubsamplingYOffset());
            from.width -= param.getSubsamplingXOffset();
            from.height -= param.getSubsamplingYOffset();
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("the source region lies beside the image or holds no pixel");
        }
        ColorModel model = image.getColorModel();
        Raster raster = image.getData(from);
        return plain(model) ? direct(raster, model, from, stepX, stepY) : converted(raster, model, stepX, stepY);
    }

    private static boolean plain(ColorModel model) {
        int colours = model.getNumColorComponents();
        boolean eight = true;
        for (int size : model.getComponentSize()) {
            eight &= size == 8;
        }
        return !(model instanceof IndexColorModel)
                && eight
                && (colours == 1 || colours == 3)
                && !model.isAlphaPremultiplied();
    }

    private static ImagePixels direct(Raster raster, ColorModel model, Rectangle from, int stepX, int stepY) {
        int colours = model.getNumColorComponents();
        int bands = raster.getNumBands();
        int width = (from.width + stepX - 1) / stepX;
        int height = (from.height + stepY - 1) / stepY;
        byte[] data = new byte[width * height * colours];
        byte[] opacity = new byte[model.hasAlpha() ? width * height : 0];
        int[] row = new int[from.width * bands];
        for (int y = 0; y < height; y++) {
            raster.getPixels(from.x, from.y + y * stepY, from.width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * stepX * bands;
                for (int c = 0; c < colours; c++) {
                    data[(y * width + x) * colours + c] = (byte) row[at + c];
                }
                if (model.hasAlpha()) {
                    opacity[y * width + x] = (byte) row[at + colours];
                }
            }
        }
        return new ImagePixels(
                new ItgPixels(width, height, colours, data),
                model.hasAlpha() ? Optional.of(new ItgPixels(width, height, 1, opacity)) : Optional.empty(),
                profile(model));
    }

    /** Java's gray and its sRGB need no profile: the values are taken as they are, and so they are shown again. */
    private static Optional<byte[]> profile(ColorModel model) {
        if (model.getColorSpace() instanceof ICC_ColorSpace space
                && !space.isCS_sRGB()
                && !space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))) {
            ICC_Profile profile = space.getProfile();
            return Optional.of(profile.getData());
        }
        return Optional.empty();
    }

    /** Palettes, other depths and premultiplied colours go through the api's own conversion. */
    private static ImagePixels converted(Raster raster, ColorModel model, int stepX, int stepY) {
        WritableRaster copy = raster.createCompatibleWritableRaster(raster.getWidth(), raster.getHeight());
        copy.setRect(raster.createTranslatedChild(0, 0));
        Picture picture = Pictures.of(new BufferedImage(model, copy, model.isAlphaPremultiplied(), null));
        Picture known = picture.channels() == 1 ? picture : picture.toChannels(3);
        return new ImagePixels(
                every(ItgPixels.of(known.pixels()), stepX, stepY),
                known.alpha().map(ItgPixels::of).map(alpha -> every(alpha, stepX, stepY)),
                profile(model));
    }

    private static ItgPixels every(ItgPixels all, int stepX, int stepY) {
        if (stepX == 1 && stepY == 1) {
            return all;
        }
        int channels = all.channels();
        int width = (all.width() + stepX - 1) / stepX;
        int height = (all.height() + stepY - 1) / stepY;
        byte[] data = new byte[width * height * channels];
        for (int i = 0; i < data.length; i++) {
            int x = i / channels % width * stepX;
            int y = i / channels / width * stepY;
            data[i] = all.data()[(y * all.width() + x) * channels + i % channels];
        }
        return new ItgPixels(width, height, channels, data);
    }
}
