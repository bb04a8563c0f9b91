package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Term;
import java.util.List;

/** The terms that look at classes. */
final class ClassTerms {

    private ClassTerms() {}

    /** Examples without a class have no part in it. */
    static NDArray crossEntropy(Term.CrossEntropy term, LossInputs in) {
        NDArray scores = in.at(term.head());
        if (scores.getShape().dimension() != 2) {
            throw new InvalidInputException(
                    "the head \"" + term.head() + "\" is to give a number for each class, and gives "
                            + scores.getShape() + "; let it end in a dense layer");
        }
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
}
