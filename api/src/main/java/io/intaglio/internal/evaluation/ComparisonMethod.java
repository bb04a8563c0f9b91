package io.intaglio.internal.evaluation;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.task.Inputs;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A method that a model is compared with. */
public interface ComparisonMethod {

    /**
     * Returns its result for an image, if it has the inputs that it needs.
     *
     * @param inputs the answer among them, in the role {@value Inputs#REFERENCE}
     */
    Optional<ImageBatch> apply(Inputs inputs);

    /** A classical method; it sees the answer only if it says that it needs it. */
    static ComparisonMethod of(BaselineProvider baseline, Settings about) {
        return inputs -> {
            if (!inputs.roles().containsAll(baseline.needs())) {
                return Optional.empty();
            }
            boolean told = baseline.needs().contains(Inputs.REFERENCE);
            return Optional.of(baseline.apply(told ? inputs : inputs.without(Inputs.REFERENCE), about));
        };
    }

    /** One that looks at the image alone. */
    static ComparisonMethod of(UnaryOperator<ImageBatch> method) {
        return inputs -> Optional.of(method.apply(inputs.image(Inputs.IMAGE)));
    }
}
