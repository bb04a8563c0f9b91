package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.LossTerm;
import java.util.List;

/** The terms that look at classes. */
final class ClassTerms {

    private ClassTerms() {}

    /** Examples without a class have no part in it. */
    static NDArray crossEntropy(LossTerm.CrossEntropy term, LossInputs in) {
        NDArray scores = scores(term.head(), in);
        List<Integer> labels = in.labels();
        int classes = (int) scores.getShape().get(1);
        float[] wanted = new float[labels.size() * classes];
        int known = 0;
        for (int i = 0; i < labels.size(); i++) {
            int label = labels.get(i);
            if (label >= classes) {
                throw new InvalidInputException("an example is of class " + label + ", and the head \"" + term.head()
                        + "\" knows classes from 0 to " + (classes - 1) + "; set as many classes as the data has");
            }
            if (label >= 0) {
                known++;
                for (int c = 0; c < classes; c++) {
                    wanted[i * classes + c] =
                            (float) (term.smoothing() / classes + (c == label ? 1 - term.smoothing() : 0));
                }
            }
        }
        for (int i = 0; i < wanted.length && known > 0; i++) {
            wanted[i] /= known;
        }
        NDArray targets = Tensors.floats(in.manager(), wanted, new Shape(labels.size(), classes));
        return scores.logSoftmax(1).mul(targets).sum().neg();
    }

    /** The second view learns the class that the first one tells, where that is sure enough. */
    static NDArray pseudoLabels(LossTerm.PseudoLabels term, LossInputs in) {
        List<NDArray> views = in.byView(scores(term.head(), in));
        NDArray told = views.get(0).stopGradient().softmax(1);
        NDArray best = told.max(new int[] {1}, true);
        NDArray sure = best.gte(in.manager().full(new Shape(), (float) term.confidence(), DataType.FLOAT32));
        NDArray targets = told.eq(best).mul(sure).toType(DataType.FLOAT32, false);
        NDArray nats =
                views.get(1).logSoftmax(1).mul(targets).sum(new int[] {1}).neg();
        return nats.mul(shares(in)).sum();
    }

    /** By what each example counts: all whose class is not known alike, the others not at all. */
    private static NDArray shares(LossInputs in) {
        int group = in.batch().views() * in.samples();
        float[] shares = new float[in.count() / in.batch().views()];
        int unknown = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = in.labels().get(i / in.samples() * group) < 0 ? 1 : 0;
            unknown += (int) shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= Math.max(1, unknown);
        }
        return Tensors.floats(in.manager(), shares, new Shape(shares.length));
    }

    private static NDArray scores(String head, LossInputs in) {
        NDArray scores = in.at(head);
        if (scores.getShape().dimension() != 2) {
            throw new InvalidInputException("the head \"" + head + "\" is to give a number for each class, and gives "
                    + scores.getShape() + "; let it end in a dense layer");
        }
        return scores;
    }
}
