package io.intaglio.cli;

import io.intaglio.bulk.BulkRun;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what becomes of the inputs of a run: which are left out, each note once, why one failed. */
final class InputReport {

    private final Console console;
    private final boolean verbose;
    private final boolean several;
    private final Set<String> told = new HashSet<>();
    private int failed;

    /**
     * A report.
     *
     * @param verbose whether to show where a failure happened
     * @param count of inputs; where there are several, notes name theirs
     */
    InputReport(Console console, boolean verbose, int count) {
        this.console = console;
        this.verbose = verbose;
        this.several = count > 1;
    }

    /**
     * Names what is not worked on; what is missing counts as failed.
     *
     * @param others files in folders that are not called as pictures are
     * @param missing with the reasons
     */
    void leftOut(List<Path> others, Map<Path, String> missing) {
        for (Path other : others) {
            console.say(
                    "intaglio: %s is left out: its name is not that of a readable picture"
                            + " (name the file itself to try)",
                    other);
        }
        missing.forEach((path, reason) -> console.say("intaglio: %s is left out: %s", path, reason));
        failed += missing.size();
    }

    /**
     * Says what was noted, and why it failed if it did.
     *
     * @param name of the input below the folder that was named
     */
    void tell(Path input, Path name, BulkRun.Outcome<?> outcome) {
        for (String note : outcome.notes()) {
            if (told.add(note)) {
                boolean named = note.startsWith(input.getFileName() + ": ");
                console.say("note: %s%s", several && !named ? name + ": " : "", note);
            }
        }
        if (outcome.failure() != null) {
            failure(input, outcome.failure());
        }
    }

    /** Says why an input failed. */
    void failure(Path input, Throwable failure) {
        failed++;
        if (verbose) {
            console.trace(failure);
        }
        String reason = Failures.reason(failure);
        console.say("intaglio: %s", ResultPlace.isStandard(input) ? reason : named(input, reason));
    }

    /** Returns a reason behind the input's name. What cannot be read names itself, without its folders. */
    static String named(Path input, String reason) {
        String file = input.getFileName() + " ";
        return reason.startsWith(file) ? input + reason.substring(file.length() - 1) : input + ": " + reason;
    }

    /** How many inputs failed or are missing. */
    int failed() {
        return failed;
    }
}
