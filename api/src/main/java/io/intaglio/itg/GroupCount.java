package io.intaglio.itg;

import java.util.concurrent.CancellationException;

/** Counts the groups of a picture that are done, for who follows it. */
final class GroupCount {

    private final ItgProgress progress;
    private final int total;
    private int done;
    private boolean ended;

    GroupCount(ItgProgress progress, int total) {
        this.progress = progress;
        this.total = total;
    }

    /** Notes that one more is done. */
    synchronized void passed() {
        done++;
        if (!ended && !progress.passed(done, total)) {
            ended = true;
        }
    }

    /** Returns whether somebody wants no more: the groups that are left can be passed over. */
    synchronized boolean ended() {
        return ended;
    }

    /** Throws a {@link CancellationException} if somebody wants no more; for the thread that was asked. */
    synchronized void check() {
        if (ended) {
            throw new CancellationException("stopped after " + done + " of " + total + " groups");
        }
    }
}
