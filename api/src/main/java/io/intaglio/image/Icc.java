package io.intaglio.image;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must be known of an ICC profile (ISO 15076-1) to keep it beside pixels: whom it fits, and whether it is sRGB.
 */
final class Icc {

    private static final Pattern STANDARD =
            Pattern.compile("(sRGB IEC61966-2[.-]1( black scaled)?|sRGB built-in|sRGB2014)(?![ ]?[A-Za-z])");

    private Icc() {}

    /** The profile if it is one, fits the number of channels and is not sRGB, which needs no saying. */
    static Optional<byte[]> worthKeeping(byte[] profile, int channels) {
        Bytes bytes = Bytes.of(profile);
        try {
            boolean fits = bytes.startsWith(36, "acsp") && bytes.startsWith(16, channels == 1 ? "GRAY" : "RGB ");
            return fits && !(channels == 3 && standard(description(bytes)))
                    ? Optional.of(profile.clone())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By the names it is published under. Further words stand in the names of others, for example linear ones. */
    private static boolean standard(String description) {
        return STANDARD.matcher(description).find();
    }

    private static String description(Bytes profile) throws IOException {
        long tags = Math.min(100, profile.u32(128));
        for (int i = 0; i < tags; i++) {
            long entry = 132 + 12L * i;
            if (profile.startsWith(entry, "desc")) {
                int length = (int) Math.min(profile.u32(entry + 8), 512);
                // The text is ASCII in version 2, UTF-16 in version 4; without zeros both can be searched.
                return profile.ascii(profile.u32(entry + 4), length).replace("\0", "");
            }
        }
        return "";
    }
}
