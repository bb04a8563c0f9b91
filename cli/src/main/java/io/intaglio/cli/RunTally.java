package io.intaglio.cli;

import io.intaglio.bulk.PictureStep;
import io.intaglio.cli.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the pictures of a run.
 *
 * @param done by a plate
 * @param copied as they are, for no plate would mend them
 * @param failed or missing
 * @param there how many results were there already and were not made again
 */
record RunTally(int done, int copied, int failed, int there) {

    private static final String PICTURE = "picture";

    static final RunTally NONE = new RunTally(0, 0, 0, 0);

    RunTally plus(RunTally other) {
        return new RunTally(done + other.done, copied + other.copied, failed + other.failed, there + other.there);
    }

    int code() {
        return failed == 0 ? CommandRunner.DONE : CommandRunner.FAILED;
    }

    /** The last line of a run: a single result is named; of several it says how many there are, and where. */
    String sentence(RunPlan plan) {
        int results = done + copied;
        if (results == 1 && failed + there == 0 && plan.folders().isEmpty()) {
            PictureStep only = plan.steps().get(0);
            if (!ResultPlace.isStandard(only.output())) {
                return "wrote " + only.output();
            }
        }
        return counts() + (results + there == 0 ? "" : plan.whereabouts());
    }

    /** How many, in words. */
    String counts() {
        List<String> parts = new ArrayList<>();
        if (done > 0 || copied == 0) {
            parts.add(Numbers.count(done, PICTURE) + " done");
        }
        if (copied > 0) {
            parts.add((parts.isEmpty() ? Numbers.count(copied, PICTURE) : Integer.toString(copied)) + " copied");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        if (there > 0) {
            parts.add(there + " left as they are");
        }
        return String.join(", ", parts);
    }
}
