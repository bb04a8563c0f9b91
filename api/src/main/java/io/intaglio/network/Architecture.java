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
 * @param objective the terms of the loss, at least one of which compares the output with the target
 */
public record Architecture(
        ImageSpec in, ImageSpec out, Network encoder, Latent latent, Network decoder, List<Term> objective) {

    public Architecture {
        objective = List.copyOf(objective);
        if (objective.stream().noneMatch(term -> term.compares() && term.weight() > 0)) {
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
        return decoder.layers().stream().anyMatch(layer -> layer instanceof Merge m && saved.contains(m.name()));
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
                .filter(Save.class::isInstance)
                .map(layer -> ((Save) layer).name())
                .toList();
    }

    /** The networks and shapes in words, a line a layer; what the fingerprint is taken of. The objective is not part of it. */
    public String text() {
        StringBuilder text = new StringBuilder("in " + in + "\n");
        encoder.layers().forEach(layer -> text.append("encoder ").append(layer).append('\n'));
        text.append("latent ").append(latent).append('\n');
        decoder.layers().forEach(layer -> text.append("decoder ").append(layer).append('\n'));
        return text.append("out ").append(out).append('\n').toString();
    }

    /** SHA-256 of {@link #text}, 64 hexadecimal digits: weights fit exactly the architecture whose fingerprint they name. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
