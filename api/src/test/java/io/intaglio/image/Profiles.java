package io.intaglio.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Just enough of an ICC profile to be known as one. */
final class Profiles {

    private Profiles() {}

    static byte[] adobeLike(String space) {
        return described(space, "Adobe-like");
    }

    static byte[] described(String space, String description) {
        ByteBuffer profile = ByteBuffer.allocate(70_000); // more than one segment of a JPEG holds
        profile.putInt(0, 70_000);
        profile.position(16).put(space.getBytes(StandardCharsets.US_ASCII));
        profile.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        profile.position(128).putInt(1);
        profile.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(200).putInt(64);
        profile.position(212).put(description.getBytes(StandardCharsets.US_ASCII));
        return profile.array();
    }
}
