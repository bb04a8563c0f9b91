package io.intaglio.examples.benchmark;

import io.intaglio.config.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process that trains tells the one that compares, on a line of its own.
 *
 * @param peer who trained
 * @param network one of {@link Subject#SHARED}
 * @param parameters that were trained
 * @param batch number of images per step
 * @param steps that were timed
 * @param seconds that they took
 */
record PeerLine(String peer, String network, long parameters, int batch, int steps, double seconds) {

    private static final Pattern FORM = Pattern.compile(
            "(?m)^peer=(\\S+) network=(\\S+) parameters=(\\d+) batch=(\\d+)" + " steps=(\\d+) seconds=([0-9.]+)\\s*$");

    /**
     * Finds the line in what a process said.
     *
     * @throws InvalidInputException holding all it said, if there is none
     */
    static PeerLine in(String said) {
        Matcher line = FORM.matcher(said);
        if (!line.find()) {
            throw new InvalidInputException("a peer gave no result; it said:\n" + said);
        }
        return new PeerLine(
                line.group(1),
                line.group(2),
                Long.parseLong(line.group(3)),
                Integer.parseInt(line.group(4)),
                Integer.parseInt(line.group(5)),
                Double.parseDouble(line.group(6)));
    }

    double imagesPerSecond() {
        return batch * steps / seconds;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "peer=%s network=%s parameters=%d batch=%d steps=%d seconds=%.6f",
                peer,
                network,
                parameters,
                batch,
                steps,
                seconds);
    }
}
