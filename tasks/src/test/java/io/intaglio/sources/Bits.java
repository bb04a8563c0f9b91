package io.intaglio.sources;

import io.intaglio.data.Source;
import java.io.IOException;

/** A fingerprint of images to the last bit. */
final class Bits {

    private Bits() {}

    static String of(Source source, long... indices) throws IOException {
        Digest digest = new Digest();
        for (long index : indices) {
            var example = source.get(index);
            digest.add(example.label().orElse(-1));
            for (float value : example.image().data()) {
                digest.add(Float.floatToIntBits(value));
            }
        }
        return digest.hex();
    }
}
