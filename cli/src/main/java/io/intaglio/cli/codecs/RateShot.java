package io.intaglio.cli.codecs;

import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.itg.ItgPixels;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture to be looked at: the original, one of Intaglio's files, and a JPEG of as many bytes.
 *
 * @param name of the picture
 * @param bits a pixel that were asked for
 * @param original as it was
 * @param ours what the file decodes to
 * @param oursBytes of the file
 * @param jpeg what the JPEG decodes to
 * @param jpegBytes of the JPEG
 * @since 0.1
 */
public record RateShot(
        String name, double bits, ItgPixels original, ItgPixels ours, long oursBytes, ItgPixels jpeg, long jpegBytes) {

    /**
     * Makes the files.
     *
     * @param codec Intaglio's
     * @param bits a pixel, at most
     * @throws IOException if the JPEG cannot be written
     */
    public static RateShot of(String name, ItgPixels original, double bits, ItgCodec codec, JpegRateCodec other)
            throws IOException {
        long bytes = (long) (bits * original.width() * original.height() / 8);
        RateCodec.CodedPicture ours = codec.within(original, bytes);
        RateCodec.CodedPicture jpeg = other.within(original, ours.bytes());
        return new RateShot(name, bits, original, ours.decoded(), ours.bytes(), jpeg.decoded(), jpeg.bytes());
    }

    /** Returns it as the page's script takes it, the pictures within. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("bits", bits);
        data.put("width", original.width());
        data.put("height", original.height());
        data.put("original", image(original));
        data.put("ours", image(ours));
        data.put("oursBytes", oursBytes);
        data.put("oursPsnr", original.psnr(ours));
        data.put("jpeg", image(jpeg));
        data.put("jpegBytes", jpegBytes);
        data.put("jpegPsnr", original.psnr(jpeg));
        return data;
    }

    private static String image(ItgPixels pixels) {
        byte[] png = Pictures.png(Picture.of(pixels.image()));
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
