package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One term of the loss that training minimizes. Terms on the image are means over all numbers of the output; terms on
 * the latent are sums over a code's numbers, divided by the numbers of the output, so that a weight of 1 keeps the
 * proportions of the evidence lower bound whatever the image size.
 *
 * @since 0.1
 */
public sealed interface Term {

    /** Returns the factor of the term. */
    double weight();

    /** Returns the number of steps over which the weight grows from 0. */
    default int warmUp() {
        return 0;
    }

    /** Returns the name in histories and charts. */
    String name();

    /** Returns whether the term compares the output with the target, unlike terms on latent or weights. */
    default boolean compares() {
        return false;
    }

    /** Returns whether it uses the weights of single values ({@code Batch.weight}). */
    default boolean weighs() {
        return true;
    }

    /** Returns the number of codes that it wants drawn for each image. */
    default int samples() {
        return 1;
    }

    /** Returns the heads that it uses. */
    default List<String> heads() {
        return List.of();
    }

    /** Returns whether it uses the class of an example. */
    default boolean labels() {
        return false;
    }

    /** Returns the number of views of each example that it compares. */
    default int views() {
        return 1;
    }

    /**
     * Returns the networks that it owns, the same at each call.
     *
     * @param plan of the network that it judges
     */
    default List<Part> parts(ShapePlan plan) {
        return List.of();
    }

    /**
     * A term that a plug-in adds. Implement it as a record, and ship, for each engine that should train with it, that
     * engine's provider under the name {@link #kind()}. A test of it extends {@code TermContract}.
     */
    non-sealed interface Custom extends Term {

        /** Returns the name by which an engine finds the code: kebab-case ASCII. */
        String kind();

        /** Returns the name in histories and charts: the kind, unless an objective holds several. */
        @Override
        default String name() {
            return kind();
        }

        /** Returns false; terms on the weights override it. */
        @Override
        default boolean weighs() {
            return false;
        }
    }

    /** A term that compares the output with the target. */
    sealed interface Comparison extends Term {

        @Override
        default boolean compares() {
            return true;
        }
    }

    /**
     * The mean of -log softmax(scores)[class] in nats over the examples that have a class, smoothed equally towards all
     * classes (Szegedy et al. 2016).
     *
     * @param head whose answers are the scores: a vector with a number for each class
     * @param smoothing from 0 to less than 1, the share that all classes divide
     */
    record CrossEntropy(double weight, String head, double smoothing) implements Term {

        public CrossEntropy {
            check(weight);
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new InvalidInputException("a smoothing of labels must be in [0, 1), not " + smoothing);
            }
        }

        @Override
        public String name() {
            return "cross-entropy";
        }

        @Override
        public List<String> heads() {
            return List.of(head);
        }

        @Override
        public boolean labels() {
            return true;
        }
    }

    /**
     * The consistency of two views of each example whose class is not known (Sohn et al. 2020, FixMatch): the mean of
     * -log softmax(scores of the second view)[class] in nats, where the class is the most probable one of the first
     * view. Examples whose class is less probable than the confidence count as 0. The first view learns nothing by it.
     *
     * @param head whose answers are the scores: a vector with a number for each class
     * @param confidence above 0 and below 1
     */
    record PseudoLabels(double weight, String head, double confidence) implements Term {

        public PseudoLabels {
            check(weight);
            if (!(confidence > 0 && confidence < 1)) {
                throw new InvalidInputException("a confidence must be in (0, 1), not " + confidence);
            }
        }

        @Override
        public String name() {
            return "pseudo-labels";
        }

        @Override
        public List<String> heads() {
            return List.of(head);
        }

        @Override
        public boolean labels() {
            return true;
        }

        @Override
        public int views() {
            return 2;
        }
    }

    /**
     * VICReg of the first two views of each example (Bardes, Ponce &amp; LeCun 2022): what an expander makes of them is
     * to be equal for both views, spread over the examples, and uncorrelated between its numbers. Of the embeddings z
     * of one view and y of the other, with n examples and d numbers, it is 25 mean (z - y)² + 25 (v(z) + v(y)) / 2 +
     * c(z) + c(y). Here v is the mean over the numbers of max(0, 1 - √(variance + 0.0001)), and c the sum of the
     * squares of the covariances between different numbers, divided by d; variances and covariances are divided by
     * n - 1.
     *
     * @param at a place of the network, for example {@link Head#CODE}; a map by the mean of each channel
     * @param width numbers of the expander's two layers
     */
    record Vicreg(double weight, String at, int width) implements Term {

        /** The name of the part. */
        public static final String EXPANDER = "expander";

        public Vicreg {
            check(weight);
            Checks.name("the place of a representation term", at);
            Checks.atLeast("the width of an expander", width, 2);
        }

        @Override
        public String name() {
            return "vicreg";
        }

        @Override
        public boolean weighs() {
            return false;
        }

        @Override
        public int views() {
            return 2;
        }

        /** Returns the expander, which learns with the network. */
        @Override
        public List<Part> parts(ShapePlan plan) {
            List<Layer> layers = List.of(Dense.of(width), Activate.relu(), Dense.linear(width));
            Shape in = plan.at(at);
            Network network = in instanceof Shape.Map
                    ? new Network(Stream.concat(Stream.of(Pool.globalAverage()), layers.stream())
                            .toList())
                    : new Network(layers);
            return List.of(Part.of(EXPANDER, network, in, Part.Learns.WITH));
        }
    }

    /** Mean squared error. */
    record Mse(double weight) implements Comparison {
        public Mse {
            check(weight);
        }

        @Override
        public String name() {
            return "mse";
        }
    }

    /** Mean absolute error. */
    record L1(double weight) implements Comparison {
        public L1 {
            check(weight);
        }

        @Override
        public String name() {
            return "l1";
        }
    }

    /** Mean of √(e² + ε²), a smooth absolute error (Charbonnier et al. 1994). */
    record Charbonnier(double weight, double epsilon) implements Comparison {
        public Charbonnier {
            check(weight);
            if (!(epsilon > 0 && Double.isFinite(epsilon))) {
                throw new InvalidInputException("a Charbonnier term's epsilon is larger than 0, not " + epsilon);
            }
        }

        @Override
        public String name() {
            return "charbonnier";
        }
    }

    /** Mean binary cross-entropy in nats of an output in [0, 1], cut to [1e-6, 1 - 1e-6]. */
    record Bce(double weight) implements Comparison {
        public Bce {
            check(weight);
        }

        @Override
        public String name() {
            return "bce";
        }
    }

    /**
     * The structural dissimilarity 1 - SSIM (Wang et al. 2004), Gaussian window of 11x11; images of at least that size.
     */
    record Ssim(double weight) implements Comparison {

        /** The side of the window in pixels. */
        public static final int WINDOW = 11;

        public Ssim {
            check(weight);
        }

        @Override
        public String name() {
            return "ssim";
        }

        @Override
        public boolean weighs() {
            return false;
        }
    }

    /**
     * Half the logarithm of the batch's mean squared error: a Gaussian likelihood with the best variance, so that the
     * KL weight of 1 is balanced (Rybkin, Daniilidis &amp; Levine 2021, optimal σ-VAE).
     */
    record CalibratedMse(double weight) implements Comparison {
        public CalibratedMse {
            check(weight);
        }

        @Override
        public String name() {
            return "calibrated-mse";
        }
    }

    /**
     * Kullback-Leibler divergence of a Gaussian latent from N(0, I), and of the posteriors of stochastic layers from
     * their priors.
     *
     * @param weight β (Higgins et al. 2017)
     * @param freeBits nats that each number of the code may cost for nothing, and each stochastic layer as a whole
     *     (Kingma et al. 2016)
     * @param warmUp steps over which the weight grows from 0 (Bowman et al. 2016)
     */
    record Kl(double weight, double freeBits, int warmUp) implements Term {
        public Kl {
            check(weight);
            Checks.atLeast("a KL warm-up", warmUp, 0);
            if (!(freeBits >= 0 && Double.isFinite(freeBits))) {
                throw new InvalidInputException("free bits are at least 0, not " + freeBits);
            }
        }

        @Override
        public String name() {
            return "kl";
        }
    }

    /**
     * The importance-weighted bound of several codes for each image (Burda, Grosse &amp; Salakhutdinov 2016), in the
     * place of a comparison and a {@link Kl}: -log of the mean of p(x|z) (p(z) / q(z|x))^β.
     *
     * @param comparison by which p(x|z) is measured: {@link Bce} or {@link Mse}
     * @param samples codes for each image
     * @param beta the exponent of the ratio
     * @param betaWarmUp steps over which the exponent grows from 0
     */
    record ImportanceWeighted(Comparison comparison, int samples, double beta, int betaWarmUp) implements Comparison {
        public ImportanceWeighted {
            check(beta);
            Checks.atLeast("samples", samples, 1);
            Checks.atLeast("a warm-up", betaWarmUp, 0);
            if (!(comparison instanceof Bce || comparison instanceof Mse)) {
                throw new InvalidInputException("several samples take a likelihood of bernoulli or mse, whose logarithm"
                        + " is a sum over an image's numbers, not " + comparison.name());
            }
        }

        @Override
        public double weight() {
            return comparison.weight();
        }

        @Override
        public String name() {
            return "importance-weighted";
        }

        @Override
        public boolean weighs() {
            return false;
        }
    }

    /**
     * The bits of a quantized code under its prior, for each number of the output. Together with a mean squared error
     * with the weight λ · 255² it is the rate-distortion loss of compression.
     */
    record Rate(double weight) implements Term {
        public Rate {
            check(weight);
        }

        @Override
        public String name() {
            return "rate";
        }
    }

    /** Absolute values of the code: a sparse autoencoder (Ng 2011). */
    record LatentL1(double weight) implements Term {
        public LatentL1 {
            check(weight);
        }

        @Override
        public String name() {
            return "latent-l1";
        }
    }

    /**
     * The squared Frobenius norm of the encoder's Jacobian (Rifai et al. 2011), estimated as E‖(f(x+εv)-f(x))/ε‖² with
     * v ~ N(0, I): the engine differentiates once only.
     */
    record Contractive(double weight, double epsilon) implements Term {
        public Contractive {
            check(weight);
            if (!(epsilon > 0 && Double.isFinite(epsilon))) {
                throw new InvalidInputException("a finite difference is larger than 0, not " + epsilon);
            }
        }

        @Override
        public String name() {
            return "contractive";
        }
    }

    /**
     * The adversarial loss: how surely a critic recognizes outputs, the mean of (1 - D(input, output))². The critic D
     * is a network that is trained beside this one, by least squares (Mao et al. 2017): to say 1 of a target and 0 of
     * an output, a number for each patch that it sees (Isola et al. 2017, PatchGAN). No plate holds it.
     *
     * @param critic takes the input's channels and the output's behind them
     * @param warmUp steps over which the weight grows from 0, while the critic learns already
     */
    record Adversarial(double weight, Network critic, int warmUp) implements Term {

        /** The name of the part, and of its own loss in histories. */
        public static final String CRITIC = "critic";

        public Adversarial {
            check(weight);
            Checks.atLeast("an adversarial warm-up", warmUp, 0);
        }

        @Override
        public String name() {
            return "adversarial";
        }

        @Override
        public boolean weighs() {
            return false;
        }

        /** Returns the critic. Its input is the picture, followed by the channels of the output. */
        @Override
        public List<Part> parts(ShapePlan plan) {
            Shape in = plan.rows().get(0).in();
            Shape both =
                    in.withChannels(in.channels() + plan.architecture().out().channels());
            return List.of(Part.of(CRITIC, critic, both, Part.Learns.AGAINST));
        }
    }

    /** Sum of the absolute values of all trained weights but the biases. */
    record DecayL1(double weight) implements Term {
        public DecayL1 {
            check(weight);
        }

        @Override
        public String name() {
            return "decay-l1";
        }
    }

    /** Half the sum of the squares of all trained weights but the biases. */
    record DecayL2(double weight) implements Term {
        public DecayL2 {
            check(weight);
        }

        @Override
        public String name() {
            return "decay-l2";
        }
    }

    private static void check(double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new InvalidInputException("a term's weight is a number of at least 0, not " + weight);
        }
    }
}
