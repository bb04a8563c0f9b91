package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Architecture;
import io.intaglio.task.Channels;
import io.intaglio.task.Task;

/**
 * The number of channels to which examples are converted for a task, and the channels of its network.
 *
 * @param image of an example's image, 1 or 3
 * @param partner of its partner, 1 or 3
 * @param network of what the task makes of them
 */
public record DataChannels(int image, int partner, Channels network) {

    public static DataChannels of(Task task, int image, int partner) {
        return new DataChannels(image, partner, task.channels(image, partner));
    }

    /**
     * Returns the channels with which a task produces the input of a trained network; colour goes first, since gray can
     * be made of it.
     *
     * @throws InvalidInputException if the network is not made for the task
     */
    public static DataChannels of(Task task, String name, Architecture architecture) {
        int in = architecture.in().channels();
        int out = architecture.out().channels();
        String made = " does not fit this plate, whose";
        for (int[] found : new int[][] {{3, 3}, {1, 1}, {3, 1}, {1, 3}}) {
            Channels network;
            try {
                network = task.channels(found[0], found[1]);
            } catch (InvalidInputException e) {
                continue; // It takes no such pictures, and says why where it is given some.
            }
            if (network.in() == in && network.out() == out) {
                return new DataChannels(found[0], found[1], network);
            }
            if (found[0] == 1 && found[1] == 1) {
                made = " takes " + network.in() + " channels and gives " + network.out()
                        + " for gray pictures, and this plate's";
            }
        }
        throw new InvalidInputException("the task " + name + made + " network takes " + in + " and gives " + out
                + ": it was trained for another task, or under other settings; train a plate for this one");
    }
}
