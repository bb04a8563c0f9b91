package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An autoencoder as pure data: encoder, latent, decoder, heads, and the objective of training.
 *
 * @param in the input images; height and width may be {@link ImageSpec#ANY}
 * @param out the output images
 * @param encoder the layers from the image to the latent
 * @param latent the latent between encoder and decoder
 * @param decoder the layers from the latent to the image
 * @param heads further outputs besides the decoder
 * @param objective the terms of the loss. At least one of them compares the output with the target. Empty for a network
 *     that only runs and is not trained
 * @since 0.1
 */
public record Architecture(
        ImageSpec in,
        ImageSpec out,
        Network encoder,
        Latent latent,
        Network decoder,
        List<Head> heads,
        List<LossTerm> objective) {

    public Architecture {
        heads = List.copyOf(heads);
        objective = List.copyOf(objective);
        if (!objective.isEmpty() && objective.stream().noneMatch(term -> term.compares() && term.weight() > 0)) {
            throw new InvalidInputException("an objective compares the output with the target by at least one term");
        }
        if (!(latent instanceof Latent.Gaussian)
                && objective.stream()
                        .anyMatch(
                                term -> term instanceof LossTerm.Kl || term instanceof Comparison.ImportanceWeighted)) {
            throw new InvalidInputException(
                    "a KL term, or one of importance weights, needs a gaussian latent, not " + latent);
        }
        if (!(latent instanceof Latent.Quantized) && objective.stream().anyMatch(LossTerm.Rate.class::isInstance)) {
            throw new InvalidInputException("a rate term needs a quantized latent, not " + latent);
        }
        unique("heads", heads.stream().map(Head::name).toList());
        unique("terms", objective.stream().map(LossTerm::name).toList());
        for (LossTerm term : objective) {
            for (String head : term.heads()) {
                if (heads.stream().noneMatch(each -> each.name().equals(head))) {
                    throw new InvalidInputException("the term " + term.name() + " looks at the head \"" + head
                            + "\", which is not there; heads are "
                            + heads.stream().map(Head::name).toList());
                }
            }
        }
    }

    private static void unique(String what, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new InvalidInputException(
                    "the " + what + " of an architecture have names of their own, not " + names);
        }
    }

    /** Creates an autoencoder without heads. */
    public Architecture(
            ImageSpec in, ImageSpec out, Network encoder, Latent latent, Network decoder, List<LossTerm> objective) {
        this(in, out, encoder, latent, decoder, List.of(), objective);
    }

    /** Returns this architecture with one more head. */
    public Architecture with(Head head) {
        List<Head> all = new ArrayList<>(heads);
        all.add(head);
        return new Architecture(in, out, encoder, latent, decoder, all, objective);
    }

    /** Returns this architecture with one more term. */
    public Architecture with(LossTerm term) {
        List<LossTerm> all = new ArrayList<>(objective);
        all.add(term);
        return new Architecture(in, out, encoder, latent, decoder, heads, all);
    }

    /** Returns the number of codes that training samples for each image. */
    public int samples() {
        return objective.stream()
                .filter(term -> term.weight() > 0)
                .mapToInt(LossTerm::samples)
                .max()
                .orElse(1);
    }

    /** Returns whether training needs the class of each example, for the decoder or for a term. */
    public boolean labels() {
        return latent.classes() > 0 || objective.stream().anyMatch(term -> term.weight() > 0 && term.labels());
    }

    /**
     * Returns whether the decoder uses features of the encoder in addition to the latent (skip connections). The latent
     * of such a network is not a complete code, so the network cannot compress. Features that only the posteriors of
     * stochastic layers use are ignored here.
     */
    public boolean lateral() {
        Set<String> taps = encoder.all()
                .filter(Tap.class::isInstance)
                .map(layer -> ((Tap) layer).name())
                .collect(Collectors.toSet());
        return without(decoder.layers())
                .anyMatch(layer -> layer instanceof SkipJoin join && taps.contains(join.name()));
    }

    /** Returns all layers in order, without those in the bodies of stochastic layers. */
    private static Stream<Layer> without(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> Stream.concat(
                        Stream.of(layer),
                        layer instanceof Composite composite && !(layer instanceof Stochastic)
                                ? without(composite.body())
                                : Stream.of()));
    }

    /**
     * Returns whether the decoder has stochastic layers, which sample further numbers. The latents then form a
     * hierarchy with the code at its top.
     */
    public boolean hierarchical() {
        return decoder.all().anyMatch(Stochastic.class::isInstance);
    }

    /**
     * Returns the SHA-256 of {@link NetworkJson#write}, 64 hexadecimal digits. Weights with the same fingerprint fit
     * this architecture. The fingerprint does not depend on the objective and on the gains of initial weights.
     */
    public String fingerprint() {
        return sha256(NetworkJson.write(this));
    }

    /** Returns the fingerprint of this architecture in plates of format 1. */
    public String formatOneFingerprint() {
        return sha256(FormatOneText.of(this));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
