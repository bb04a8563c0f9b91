package io.intaglio.djl.train;

import io.intaglio.config.InvalidInputException;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.LearningRateCurve;
import io.intaglio.train.TrainingJob;
import java.util.Optional;

/**
 * The progress of a training that another one continues, as stored in its checkpoint.
 *
 * @param step steps taken
 * @param total steps of the budget, 0 where it is to be worked out
 * @param bestMse on held-out data
 * @param bestStep when that was, 0 for never
 * @param stale looks at held-out data since
 * @param rate by which a plateau has multiplied the learning rate
 * @param turn steps taken when it last went on to another end or at another rate, as in {@link LearningRateCurve}
 * @param turnRate the learning rate until then
 */
public record ResumePoint(
        long step, long total, double bestMse, long bestStep, int stale, double rate, long turn, double turnRate) {

    private ResumePoint() {
        this(0, 0, Double.POSITIVE_INFINITY, 0, 0, 1, 0, 0);
    }

    public ResumePoint {
        if (step < 0
                || total < 0
                || !(bestMse >= 0)
                || bestStep < 0
                || stale < 0
                || !(rate > 0 && rate <= 1)
                || turn < 0
                || turn > step
                || !(turnRate >= 0 && Double.isFinite(turnRate))) {
            throw new InvalidInputException("a checkpoint's progress makes no sense: step = " + step + ", total = "
                    + total + ", best-mse = "
                    + bestMse + ", best-step = " + bestStep + ", stale = " + stale + ", rate = " + rate + ", turn = "
                    + turn + ", turn-rate = " + turnRate);
        }
    }

    /** Returns the point where a training continues, or zero progress where it begins. */
    public static ResumePoint of(TrainingJob job) {
        Optional<Checkpoint> from = job.from();
        return from.map(checkpoint -> checkpoint.progress().applyTo(new ResumePoint()))
                .orElseGet(ResumePoint::new);
    }
}
