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
 * @param images examined
 * @param units the use of each number of the code
 * @param twins pairs of active numbers that are nearly equal, the highest correlation first
 * @param gaussian whether the code is Gaussian
 * @param holes share of samples from the prior that are far from the code of every image, usually 0.05; for a code
 *     that is not Gaussian, of samples from a normal distribution with the mean and deviation of each number. NaN if
 *     there is nothing to compare
 * @param error mean squared error of the rebuilt images; absent if outputs are of another kind than inputs
 * @param otherError the same on other data, to compare with
 * @param findings facts that suggest another setting, the most urgent first
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
     * Examines a network by the codes of images.
     *
     * @param data that it learned from, or of the same kind
     * @param other data that it did not learn from, to compare with
     * @param progress gets the number of examined images
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

    /** Returns the divergence of all numbers from the prior in nats; NaN for a code without a prior. */
    public double nats() {
        return units.stream().mapToDouble(CodeUnit::nats).sum();
    }
}
