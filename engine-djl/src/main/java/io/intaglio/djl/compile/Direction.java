package io.intaglio.djl.compile;

/** What is computed of a convolution. */
enum Direction {
    FORWARD("forward"),
    BY_INPUT("gradient by input"),
    BY_WEIGHTS("gradient by weights");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
