package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import io.intaglio.network.Latent;
import java.util.Map;

/**
 * Computes one kind of latent.
 *
 * @param <L> the kind
 */
interface LatentKernel<L extends Latent> {

    /** Returns the code without chance. */
    NDArray code(L latent, NDArray encoded, Pass pass);

    /** Returns what terms of this latent and diagnostics need beside the code, by name. */
    default Map<String, NDArray> others(L latent, NDArray encoded, Pass pass) {
        return Map.of();
    }

    /**
     * Draws a code to learn from.
     *
     * @return the code without chance itself where there is no chance
     */
    default LatentSample sample(L latent, NDArray encoded, Pass pass) {
        NDArray code = code(latent, encoded, pass);
        return new LatentSample(Tensors.alias(code, code.getManager()), code, others(latent, encoded, pass));
    }
}
