package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.model.Autoencoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/**
 * Facts about the code of a trained network, and findings.
 *
 * @param images that were looked at
 * @param units what became of each number of the code
 * @param twins pairs of active numbers that say the same, the most alike first
 * @param gaussian whether the code is a Gaussian one
 * @param holes share of draws from the prior that lie far from the code of every image, of which 0.05 is usual; for a
 *     code that is no Gaussian, of draws from a normal distribution with the mean and deviation of each number. NaN
 *     where there is nothing to compare
 * @param error mean squared error of the rebuilt images; absent where outputs are of another kind than inputs
 * @param otherError the same on other data that it was compared with
 * @param findings what is worth a setting, the most urgent first
 * @since 0.1
 */
@Incubating
public record PlateDiagnosis(
        long images,
        List<CodeUnit> units,
        List<Twins> twins,
        boolean gaussian,
        double holes,
        OptionalDouble error,
        OptionalDouble otherError,
        List<Finding> findings) {

    public PlateDiagnosis {
        units = List.copyOf(units);
        twins = List.copyOf(twins);
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a network through the codes of images.
     *
     * @param data that it learned from, or of the same kind
     * @param other data that it did not learn from, to compare with
     * @param progress is told how many images were looked at
     * @throws InvalidInputException if the network has no code, or no image can be read
     * @throws IOException if the thread is interrupted
     */
    public static PlateDiagnosis of(Autoencoder model, Source data, Optional<Source> other, LongConsumer progress)
            throws IOException {
        return new PlateExamination(model, progress).run(data, other);
    }

    PlateDiagnosis with(List<Finding> found) {
        return new PlateDiagnosis(images, units, twins, gaussian, holes, error, otherError, found);
    }

    /** Returns the number of active numbers of the code. */
    public int active() {
        return (int) units.stream().filter(CodeUnit::active).count();
    }

    /** Returns the divergence of all numbers from the prior in nats; NaN for a code without. */
    public double nats() {
        return units.stream().mapToDouble(CodeUnit::nats).sum();
    }
}
