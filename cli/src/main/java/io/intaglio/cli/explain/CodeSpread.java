package io.intaglio.cli.explain;

import io.intaglio.Model;
import io.intaglio.data.Source;
import io.intaglio.diagnosis.Covariance;
import io.intaglio.image.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the numbers of codes lie over data.
 *
 * @param mean of each
 * @param deviation of each
 */
record CodeSpread(List<Double> mean, List<Double> deviation) {

    private static final long MOST = 500;

    CodeSpread {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Encodes examples that are spread over data. */
    static CodeSpread of(Model model, Source data) throws IOException {
        List<float[]> codes = new ArrayList<>();
        long count = Math.min(MOST, data.size());
        for (long i = 0; i < count; i++) {
            Picture picture = Picture.of(data.get(i * data.size() / count).image());
            codes.add(model.encode(picture).data());
        }
        Covariance covariance = Covariance.of(codes);
        return new CodeSpread(
                Arrays.stream(covariance.mean()).boxed().toList(),
                covariance.variances().stream().map(Math::sqrt).toList());
    }
}
