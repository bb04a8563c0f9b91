package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Facts about data before a training, and findings.
 *
 * @param images in the data
 * @param examined images that were examined, spread over the data if there are many or large ones
 * @param unreadable examined images that could not be read
 * @param facts of the images
 * @param classes examined images by class; empty if the data has no classes
 * @param spectrum of the images along their principal components
 * @param frame the images of the spectrum
 * @param plan the code of the planned training
 * @param findings facts that suggest another setting, the most urgent first
 * @since 0.1
 */
@Incubating
public record DataDiagnosis(
        long images,
        long examined,
        long unreadable,
        ImageFacts facts,
        Map<String, Long> classes,
        PrincipalSpectrum spectrum,
        SpectrumFrame frame,
        CodePlan plan,
        List<Finding> findings) {

    public DataDiagnosis {
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        findings = List.copyOf(findings);
    }

    /**
     * Examines data.
     *
     * @param plan the code of a variational autoencoder whose use is predicted
     * @param progress gets the number of examined images
     * @throws InvalidInputException if not one image can be read
     * @throws IOException if the thread is interrupted
     */
    public static DataDiagnosis of(Source data, CodePlan plan, LongConsumer progress) throws IOException {
        return new DataExamination(data, plan).run(progress);
    }

    DataDiagnosis with(List<Finding> found) {
        return new DataDiagnosis(images, examined, unreadable, facts, classes, spectrum, frame, plan, found);
    }

    /** Returns how many numbers of the planned code will be active. */
    public int active() {
        return spectrum.active(plan.beta(), plan.latent());
    }

    /**
     * Returns a weight of the divergence, 1, 2 or 5 times a power of ten, at which all numbers of the planned code are
     * active; 0 if the data has fewer directions than the code has numbers.
     */
    public double safeBeta() {
        double limit = spectrum.betaForAll(plan.latent());
        if (!(limit > 1e-9)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(limit)));
        double digit = limit / power > 5 ? 5 : limit / power > 2 ? 2 : limit / power > 1 ? 1 : 0.5;
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", digit * power));
    }
}
