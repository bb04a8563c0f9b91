package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.Latent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The kernels of the latents, by kind. */
final class LatentKernels {

    private static final Map<Class<? extends Latent>, LatentKernel<?>> KERNELS = new Table()
            .put(Latent.Point.class, (latent, encoded, pass) -> encoded)
            .put(Latent.Gaussian.class, new Gaussian())
            .put(Latent.Quantized.class, new Quantized())
            .kernels;

    private LatentKernels() {}

    /** Returns the kinds of latent that can be computed. */
    static Set<Class<? extends Latent>> kinds() {
        return KERNELS.keySet();
    }

    /** @throws IllegalStateException if no kernel computes this kind */
    static LatentKernel<Latent> of(Latent latent) {
        @SuppressWarnings("unchecked") // the table holds a kernel of L under the class of L
        LatentKernel<Latent> kernel = (LatentKernel<Latent>) KERNELS.get(latent.getClass());
        if (kernel == null) {
            throw new IllegalStateException("this engine has no kernel for the latent " + latent);
        }
        return kernel;
    }

    private static final class Gaussian implements LatentKernel<Latent.Gaussian> {

        @Override
        public NDArray code(Latent.Gaussian latent, NDArray encoded, Pass pass) {
            return half(encoded, 0);
        }

        @Override
        public LatentSample sample(Latent.Gaussian latent, NDArray encoded, Pass pass) {
            NDArray mean = half(encoded, 0);
            Map<String, NDArray> others = others(latent, encoded, pass);
            NDArray logVariance = others.get(LatentSample.LOG_VARIANCE);
            return new LatentSample(pass.draws().of(mean, logVariance), mean, others);
        }

        @Override
        public Map<String, NDArray> others(Latent.Gaussian latent, NDArray encoded, Pass pass) {
            double limit = Latent.Gaussian.LOG_VARIANCE_LIMIT;
            return Map.of(LatentSample.LOG_VARIANCE, half(encoded, 1).clip(-limit, limit));
        }

        private static NDArray half(NDArray encoded, int which) {
            return encoded.split(2, 1).get(which);
        }
    }

    private static final class Quantized implements LatentKernel<Latent.Quantized> {

        @Override
        public NDArray code(Latent.Quantized latent, NDArray encoded, Pass pass) {
            return encoded.round();
        }

        @Override
        public LatentSample sample(Latent.Quantized latent, NDArray encoded, Pass pass) {
            NDArray rounded = encoded.round();
            NDArray through = encoded.add(rounded.sub(encoded).stopGradient());
            NDArray noisy = encoded.add(pass.draws().uniform(encoded));
            return new LatentSample(through, rounded, Map.of(LatentSample.NOISY, noisy));
        }
    }

    private static final class Table {

        private final Map<Class<? extends Latent>, LatentKernel<?>> kernels = new HashMap<>();

        <L extends Latent> Table put(Class<L> kind, LatentKernel<L> kernel) {
            kernels.put(kind, kernel);
            return this;
        }
    }
}
