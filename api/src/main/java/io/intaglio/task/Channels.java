package io.intaglio.task;

import io.intaglio.config.InvalidInputException;

/**
 * The numbers of channels of the input and the output of a task's network.
 *
 * @param picture channels of the input picture, 1 (gray) or 3 (colour)
 * @param beside further input channels behind those of the picture, 0 to 64: for example 1 for a mask
 * @param out output channels, 1 to 67: 1 or 3 of a picture, and behind them other values that the network computes for
 *     each pixel
 * @since 0.1
 */
public record Channels(int picture, int beside, int out) {

    private static final int MOST_BESIDE = 64;

    public Channels {
        if (picture != 1 && picture != 3) {
            throw new InvalidInputException("a picture has 1 channel (gray) or 3 (colour), not " + picture);
        }
        if (out < 1 || out > 3 + MOST_BESIDE) {
            throw new InvalidInputException("a network gives 1 to " + (3 + MOST_BESIDE) + " channels, not " + out);
        }
        if (beside < 0 || beside > MOST_BESIDE) {
            throw new InvalidInputException("beside a picture go 0 to " + MOST_BESIDE + " channels, not " + beside);
        }
    }

    /** Returns channels for pictures without a mask, with the same number in and out. */
    public static Channels same(int picture) {
        return new Channels(picture, 0, picture);
    }

    /** Returns the number of input channels of the network. */
    public int in() {
        return picture + beside;
    }
}
