package io.intaglio.image;

import io.intaglio.fuzz.FuzzContract;

class ImageFuzzTest extends FuzzContract {

    ImageFuzzTest() {
        super(ImageFuzz.class, 256);
    }
}
