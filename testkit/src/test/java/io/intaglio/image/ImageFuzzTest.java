package io.intaglio.image;

import io.intaglio.testkit.fuzz.FuzzContract;

class ImageFuzzTest extends FuzzContract {

    ImageFuzzTest() {
        super(ImageFuzz.class, 256);
    }
}
