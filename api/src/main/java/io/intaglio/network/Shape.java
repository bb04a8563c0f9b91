package io.intaglio.network;

/**
 * The shape of one example between layers.
 *
 * @since 0.1
 */
public sealed interface Shape {

    /** Returns the number of values. */
    long size();

    /** Returns the number of channels of a map, or the length of a vector. */
    int channels();

    /** Returns this shape with another number of channels, or another length. */
    Shape withChannels(int channels);

    /**
     * Returns this shape as a map.
     *
     * @param layer name of the layer, for the message
     * @throws ShapeException if it is a vector
     */
    default Map map(String layer) {
        if (this instanceof Map map) {
            return map;
        }
        throw new ShapeException(
                layer + " takes a map (channels x height x width), not " + this + "; put a reshape before it");
    }

    /**
     * A feature map.
     *
     * @param channels at least 1
     * @param height in pixels, at least 1
     * @param width in pixels, at least 1
     */
    record Map(int channels, int height, int width) implements Shape {

        public Map {
            if (channels < 1 || height < 1 || width < 1) {
                throw new ShapeException(
                        "no map is " + channels + "x" + height + "x" + width + "; use a larger image or fewer strides");
            }
        }

        @Override
        public long size() {
            return (long) channels * height * width;
        }

        @Override
        public Map withChannels(int other) {
            return new Map(other, height, width);
        }

        @Override
        public String toString() {
            return channels + "x" + height + "x" + width;
        }
    }

    /**
     * A vector.
     *
     * @param length at least 1
     */
    record Vector(int length) implements Shape {

        public Vector {
            if (length < 1) {
                throw new ShapeException("no vector has " + length + " numbers");
            }
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public int channels() {
            return length;
        }

        @Override
        public Vector withChannels(int other) {
            return new Vector(other);
        }

        @Override
        public String toString() {
            return Integer.toString(length);
        }
    }
}
