package io.intaglio.cli;

import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.Picture;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Makes vectors of pictures by a plate.
 *
 * @param model opened for the task {@value #TASK}
 * @param options of the task
 */
record Embedder(Model model, Settings options) {

    static final String TASK = "embed";

    /** Returns the vector of an example. */
    float[] vector(Example example) {
        return vector(Picture.of(example.image()).withName(example.name()), example.label());
    }

    /**
     * Returns the vector of a picture.
     *
     * @param label its class, which a network that is told classes needs
     */
    float[] vector(Picture picture, OptionalInt label) {
        RunRequest request = RunRequest.of(picture).withOptions(options);
        if (model.autoencoder().architecture().latent().classes() > 0 && label.isPresent()) {
            request = request.withLabel(label.getAsInt());
        }
        return ((Result.Table) model.result(request)).vector();
    }

    /** Returns how many numbers a vector has. */
    int length() {
        return model.answer(options).columns().size();
    }

    /** Returns a digest of weights, by which a plate is known again whatever tasks were fitted to it since. */
    static String digest(Weights weights) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (Map.Entry<String, Tensor> tensor : new TreeMap<>(weights.asMap()).entrySet()) {
            float[] numbers = tensor.getValue().data();
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
            bytes.asFloatBuffer().put(numbers);
            digest.update(tensor.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
