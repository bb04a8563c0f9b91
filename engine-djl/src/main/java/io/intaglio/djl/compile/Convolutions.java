package io.intaglio.djl.compile;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.ConvolutionProof.Fault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes convolutions, each by a way that was found right on this machine. Native kernels may be wrong on a processor
 * that nobody tried them on: one of oneDNN 3.7.1 loses blocks of weights where the processor does not tell the sizes of
 * its caches. So every convolution that is new is compared once, on a small image, with plain loops. Several threads
 * may use this at once.
 */
public final class Convolutions {

    /** The purpose of convolutions. */
    public enum Use {

        /** Forward alone. A convolution is proved when it is first met. */
        RUNNING,

        /** With both gradients. Convolutions are proved by {@link #prove}, between passes. */
        TRAINING;

        private boolean gradients() {
            return this == TRAINING;
        }

        private String key(ConvolutionVerdicts verdicts, Convolution c) {
            return verdicts.condition() + "." + name().toLowerCase(Locale.ROOT) + "." + c.key();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Convolutions.class);

    private final ConvolutionKernel kernel;
    private final Optional<ConvolutionVerdicts> verdicts;
    private final Map<Use, Map<Convolution, ConvolutionMethod>> ways = new EnumMap<>(Use.class);
    private final Set<Convolution> unproved = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean said = new AtomicBoolean();

    private Convolutions(ConvolutionKernel kernel, Optional<ConvolutionVerdicts> verdicts) {
        this.kernel = kernel;
        this.verdicts = verdicts;
        for (Use use : Use.values()) {
            ways.put(use, new ConcurrentHashMap<>());
        }
    }

    /** Returns convolutions by the native kernels as they are: on a GPU, whose convolutions are another library's. */
    public static Convolutions trusted() {
        return new Convolutions(ConvolutionKernel.NATIVE, Optional.empty());
    }

    /**
     * Proves kernels before they are used.
     *
     * @param verdicts what is known already, and what is found
     */
    public static Convolutions proved(ConvolutionKernel kernel, ConvolutionVerdicts verdicts) {
        return new Convolutions(kernel, Optional.of(verdicts));
    }

    /** Convolves by a way that was {@link #way found}. */
    NDArray convolve(ConvolutionMethod way, NDArray x, NDArray weight, NDArray bias, Convolution c) {
        return way.convolve(kernel, x, weight, bias, c);
    }

    /** Returns the way that is right for a convolution; for one of a training that was not proved, as it is. */
    ConvolutionMethod way(Use use, NDManager manager, Convolution c) {
        if (verdicts.isEmpty()) {
            return ConvolutionMethod.DIRECT;
        }
        ConvolutionMethod known = ways.get(use).get(c);
        return known != null ? known : sought(use, manager, c);
    }

    private ConvolutionMethod sought(Use use, NDManager manager, Convolution c) {
        if (use == Use.TRAINING) { // perhaps in the middle of a pass, where no other gradient can be taken
            Optional<ConvolutionMethod> kept = kept(use, c);
            kept.ifPresentOrElse(way -> learn(use, c, way), () -> unproved.add(c));
            return kept.orElse(ConvolutionMethod.DIRECT);
        }
        return proved(use, manager, c);
    }

    /**
     * Proves the convolutions of a training. No gradient may be under way.
     *
     * @param pass goes once through all that the training computes
     */
    public void prove(NDManager manager, Runnable pass) {
        if (verdicts.isEmpty()) {
            return;
        }
        pass.run();
        for (Convolution c : List.copyOf(unproved)) {
            proved(Use.TRAINING, manager, c);
            if (c.bfloat16()) { // where that is wrong, single precision takes its place
                proved(Use.TRAINING, manager, c.inSingle());
            }
        }
        unproved.clear();
        keep();
    }

    /** What is done instead of the convolution as it is, in words, where a training would find it wrong. */
    Optional<String> detour(NDManager manager, Convolution c) {
        ConvolutionMethod way = proved(Use.TRAINING, manager, c);
        return way == ConvolutionMethod.DIRECT
                ? Optional.empty()
                : Optional.of(c + " is computed " + way.words() + ": " + way.cost());
    }

    /** Stores the verdicts for the next start. */
    public void keep() {
        verdicts.ifPresent(ConvolutionVerdicts::keep);
    }

    private synchronized ConvolutionMethod proved(Use use, NDManager manager, Convolution c) {
        ConvolutionMethod known = ways.get(use).get(c);
        if (known != null) {
            return known; // another thread was first
        }
        ConvolutionMethod way = kept(use, c).orElseGet(() -> find(use, manager, c));
        ConvolutionVerdicts found = verdicts.orElseThrow();
        found.put(use.key(found, c), way.name().toLowerCase(Locale.ROOT));
        learn(use, c, way);
        return way;
    }

    private Optional<ConvolutionMethod> kept(Use use, Convolution c) {
        ConvolutionVerdicts known = verdicts.orElseThrow();
        return known.get(use.key(known, c)).flatMap(ConvolutionMethod::named);
    }

    private void learn(Use use, Convolution c, ConvolutionMethod way) {
        ways.get(use).put(c, way);
        if (way != ConvolutionMethod.DIRECT && said.compareAndSet(false, true)) {
            LOG.warn(
                    "The native library computes some convolutions wrongly on this processor; they are computed in "
                            + "another"
                            + " way, which is right ({} {}: {}). \"intaglio doctor\" tells more.",
                    c,
                    way.words(),
                    way.cost());
        }
    }

    private ConvolutionMethod find(Use use, NDManager manager, Convolution c) {
        ReferenceConvolution reference = new ReferenceConvolution(c, use.gradients());
        List<Fault> direct = new ArrayList<>();
        for (ConvolutionMethod way : ConvolutionMethod.values()) {
            if (way == ConvolutionMethod.SINGLE && way.suits(c)) {
                return way;
            }
            if (way.suits(c)) {
                List<Fault> faults = ConvolutionProof.faults(manager, kernel, way, c, reference, use.gradients());
                if (faults.isEmpty()) {
                    return way;
                }
                LOG.debug("{} {}: {}", c, way.words(), faults);
                if (way == ConvolutionMethod.DIRECT) {
                    direct.addAll(faults);
                }
            }
        }
        throw new IllegalStateException(
                "this machine computes the convolution " + c + " wrongly in every way that is known ("
                        + direct.stream().map(Fault::toString).collect(Collectors.joining("; "))
                        + "); another version of PyTorch's natives may do better (docs/gpu.md says how to name one)");
    }
}
