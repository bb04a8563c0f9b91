package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.LossTerm;
import java.util.List;
import java.util.stream.IntStream;

/** The terms that look at classes. */
final class ClassTerms {

    /** Keeps the logarithm of a share of 0 finite. */
    private static final float TINY = 1e-12f;

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
        return nats.mul(shares(ofOneView(in), in)).sum();
    }

    /** The mean prediction for examples without a class, in all views, is compared with equal shares. */
    static NDArray balance(LossTerm.Balance term, LossInputs in) {
        NDArray scores = scores(term.head(), in);
        NDArray mean =
                scores.softmax(1).mul(shares(in.labels(), in).reshape(-1, 1)).sum(new int[] {0});
        NDArray logarithms =
                mean.add(in.manager().full(new Shape(), TINY, DataType.FLOAT32)).log();
        boolean any = in.labels().stream().anyMatch(label -> label < 0);
        float uniform = any ? (float) Math.log(scores.getShape().get(1)) : 0;
        return mean.mul(logarithms).sum().add(in.manager().full(new Shape(), uniform, DataType.FLOAT32));
    }

    /** Returns the share of each row in a mean: all whose class is not known have the same, the others none. */
    private static NDArray shares(List<Integer> labels, LossInputs in) {
        long unknown = labels.stream().filter(label -> label < 0).count();
        float[] shares = new float[labels.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = labels.get(i) < 0 ? 1f / unknown : 0;
        }
        return Tensors.floats(in.manager(), shares, new Shape(shares.length));
    }

    /** Returns the labels of the rows of one view. */
    private static List<Integer> ofOneView(LossInputs in) {
        int group = in.batch().views() * in.samples();
        return IntStream.range(0, in.count() / in.batch().views())
                .mapToObj(row -> in.labels().get(row / in.samples() * group))
                .toList();
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
