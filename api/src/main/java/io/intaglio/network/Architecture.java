package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An autoencoder as pure data: encoder, latent, decoder and what training makes small.
 *
 * @param in what it takes; height and width may be {@link ImageSpec#ANY}
 * @param out what it gives
 * @param encoder from image to latent
 * @param latent what stands between
 * @param decoder from latent to image
 * @param objective the terms of the loss, at least one of which compares the output with the target; none for a network that only
 *     runs
 */
public record Architecture(
        ImageSpec in, ImageSpec out, Network encoder, Latent latent, Network decoder, List<Term> objective) {

    public Architecture {
        objective = List.copyOf(objective);
        if (!objective.isEmpty() && objective.stream().noneMatch(term -> term.compares() && term.weight() > 0)) {
            throw new InvalidInputException("an objective compares the output with the target by at least one term");
        }
        if (!(latent instanceof Latent.Gaussian) && objective.stream().anyMatch(Term.Kl.class::isInstance)) {
            throw new InvalidInputException("a KL term needs a gaussian latent, not " + latent);
        }
        if (objective.stream().filter(Term.Adversarial.class::isInstance).count() > 1) {
            throw new InvalidInputException("an objective has one critic at most");
        }
    }

    /**
     * Whether the decoder looks past the latent into what the encoder saved. Such a network has no code of its own: it cannot
     * compress.
     */
    public boolean lateral() {
        List<String> saved = saves(encoder);
        return decoder.layers().stream().anyMatch(layer -> layer instanceof SkipJoin m && saved.contains(m.name()));
    }

    /** The term whose critic is trained beside the network, if there is one. */
    public Optional<Term.Adversarial> adversarial() {
        return objective.stream()
                .filter(term -> term.weight() > 0)
                .filter(Term.Adversarial.class::isInstance)
                .map(Term.Adversarial.class::cast)
                .findFirst();
    }

    private static List<String> saves(Network network) {
        return network.layers().stream()
                .filter(Tap.class::isInstance)
                .map(layer -> ((Tap) layer).name())
                .toList();
    }

    /**
     * Returns the SHA-256 of {@link NetworkJson#write}, 64 hexadecimal digits: weights fit exactly the architecture whose fingerprint
     * they name. The objective and the gains of initial weights are no part of it.
     */
    public String fingerprint() {
        return sha256(NetworkJson.write(this));
    }

    /** Returns the fingerprint that plates of format 1 hold of this architecture. */
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
