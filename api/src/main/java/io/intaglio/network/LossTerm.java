package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One term of the loss that training minimizes. Terms on the image are means over all numbers of the output; terms on
 * the latent are sums over the numbers of a code, divided by the number of numbers of the output. So for every image
 * size, a weight of 1 keeps the proportions of the evidence lower bound.
 *
 * @since 0.1
 */
public sealed interface LossTerm
        permits Comparison,
                LossTerm.CrossEntropy,
                LossTerm.PseudoLabels,
                LossTerm.Vicreg,
                LossTerm.Kl,
                LossTerm.Rate,
                LossTerm.LatentL1,
                LossTerm.Contractive,
                LossTerm.Adversarial,
                LossTerm.DecayL1,
                LossTerm.DecayL2,
                LossTerm.Custom {

    /** Returns the factor of the term in the loss, at least 0. */
    double weight();

    /** Returns the number of steps over which the weight grows linearly from 0. */
    default int warmUp() {
        return 0;
    }

    /** Returns the name in histories and charts. */
    String name();

    /** Returns whether the term compares the output with the target. Terms on the latent or on weights do not. */
    default boolean compares() {
        return false;
    }

    /** Returns whether it uses the weights of single values ({@code Batch.weight}). */
    default boolean weighs() {
        return true;
    }

    /** Returns the number of codes that it needs to be sampled for each image. */
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
     * @param plan shapes of the network that is trained
     */
    default List<TermNetwork> parts(ShapePlan plan) {
        return List.of();
    }

    /**
     * A term that a plug-in adds. Implement it as a record. For each engine that should train with it, provide that
     * engine's kernel under the name {@link #kind()}. Its test extends {@code TermContract}.
     */
    non-sealed interface Custom extends LossTerm {

        /** Returns the name under which an engine finds the code: lower-case ASCII letters, digits and hyphens. */
        String kind();

        /**
         * Returns the name in histories and charts: the kind. Override it if an objective can have several terms of
         * this kind.
         */
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

    /**
     * The cross-entropy of the class, in nats: the mean of -log softmax(scores)[class] over the examples that have a
     * class, with label smoothing (Szegedy et al. 2016).
     *
     * @param head name of the head that computes the scores: a vector with a number for each class
     * @param smoothing share of the target probability that is divided equally among all classes, in [0, 1)
     */
    record CrossEntropy(double weight, String head, double smoothing) implements LossTerm {

        public CrossEntropy {
            Checks.weight(weight);
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
     * The consistency of two views of each example whose class is not known (FixMatch, Sohn et al. 2020): the mean of
     * -log softmax(scores of the second view)[class] in nats. The class is the most probable class of the first view
     * (pseudo-label). If its probability is below the confidence, the example contributes 0. The gradient does not pass
     * through the first view.
     *
     * @param head name of the head that computes the scores: a vector with a number for each class
     * @param confidence smallest probability at which a class is used, in (0, 1)
     */
    record PseudoLabels(double weight, String head, double confidence) implements LossTerm {

        public PseudoLabels {
            Checks.weight(weight);
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
     * The VICReg loss of the first two views of each example (Bardes, Ponce &amp; LeCun 2022). A small network, the
     * expander, computes an embedding of each view; without one the values at the place are the embedding. The loss
     * makes the embeddings of both views equal, keeps each of their numbers spread over the examples, and makes
     * different numbers uncorrelated. For the embeddings z of the first views and y of the second ones, with n examples
     * and d numbers, it is 25 mean (z - y)² + 25 (v(z) + v(y)) / 2 + c(z) + c(y). Here v is the mean over the numbers
     * of max(0, 1 - √(variance + 0.0001)), and c is the sum of the squares of the covariances between different
     * numbers, divided by d. Variances and covariances are divided by n - 1.
     *
     * @param at place of the network whose values are compared, for example {@link Head#CODE}; from a
     *     map, the mean of each channel is used
     * @param width number of outputs of each of the expander's two layers; 0 for no expander
     */
    record Vicreg(double weight, String at, int width) implements LossTerm {

        /** The name of the network. */
        public static final String EXPANDER = "expander";

        public Vicreg {
            Checks.weight(weight);
            Checks.name("the place of a representation term", at);
            Checks.atLeast("the width of an expander", width, 0);
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

        /** Returns the expander, which is trained together with the network. */
        @Override
        public List<TermNetwork> parts(ShapePlan plan) {
            List<Layer> layers =
                    width == 0 ? List.of() : List.of(Dense.of(width), Activate.relu(), Dense.linear(width));
            Shape in = plan.at(at);
            Network network = in instanceof Shape.Map
                    ? new Network(Stream.concat(Stream.of(Pool.globalAverage()), layers.stream())
                            .toList())
                    : new Network(layers);
            return List.of(TermNetwork.of(EXPANDER, network, in, TermNetwork.Learns.WITH));
        }
    }

    /**
     * The Kullback-Leibler divergence of a Gaussian latent from N(0, I), and of the posteriors of stochastic layers
     * from their priors.
     *
     * @param weight β (Higgins et al. 2017)
     * @param freeBits divergence in nats that is not penalized, for each number of the code and for each stochastic
     *     layer as a whole (Kingma et al. 2016)
     * @param warmUp number of steps over which the weight grows from 0 (Bowman et al. 2016)
     */
    record Kl(double weight, double freeBits, int warmUp) implements LossTerm {
        public Kl {
            Checks.weight(weight);
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
     * The number of bits of a quantized code under its prior, per number of the output. Together with a mean squared
     * error of weight λ · 255² it is the rate-distortion loss of compression.
     */
    record Rate(double weight) implements LossTerm {
        public Rate {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "rate";
        }
    }

    /** The sum of the absolute values of the code, for a sparse autoencoder (Ng 2011). */
    record LatentL1(double weight) implements LossTerm {
        public LatentL1 {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "latent-l1";
        }
    }

    /**
     * The squared Frobenius norm of the encoder's Jacobian (Rifai et al. 2011), estimated as E‖(f(x+εv)-f(x))/ε‖² with
     * v ~ N(0, I). So the engine needs only first derivatives.
     */
    record Contractive(double weight, double epsilon) implements LossTerm {
        public Contractive {
            Checks.weight(weight);
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
     * The adversarial loss of a critic (discriminator) D: the mean of (1 - D(input, output))². The critic is a network
     * that is trained together with this one, by least squares (Mao et al. 2017), to output 1 for a target and 0 for an
     * output. It computes one number for each patch (PatchGAN, Isola et al. 2017). Plates do not contain it.
     *
     * @param critic its input has the channels of the input, followed by those of the output
     * @param warmUp number of steps over which the weight grows from 0; the critic is trained from the first step
     */
    record Adversarial(double weight, Network critic, int warmUp) implements LossTerm {

        /** The name of the network, and of its own loss in histories. */
        public static final String CRITIC = "critic";

        public Adversarial {
            Checks.weight(weight);
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

        /** Returns the critic. */
        @Override
        public List<TermNetwork> parts(ShapePlan plan) {
            Shape in = plan.rows().get(0).in();
            Shape both =
                    in.withChannels(in.channels() + plan.architecture().out().channels());
            return List.of(TermNetwork.of(CRITIC, critic, both, TermNetwork.Learns.AGAINST));
        }
    }

    /** The sum of the absolute values of all trained weights except biases. */
    record DecayL1(double weight) implements LossTerm {
        public DecayL1 {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "decay-l1";
        }
    }

    /** Half the sum of the squares of all trained weights except biases. */
    record DecayL2(double weight) implements LossTerm {
        public DecayL2 {
            Checks.weight(weight);
        }

        @Override
        public String name() {
            return "decay-l2";
        }
    }
}
