package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.task.Inputs;
import io.intaglio.task.Task;
import java.util.Map;

/**
 * Encodes pictures.
 *
 * @param runner that knows the network, and with how many channels and which range the picture is taken
 */
public record Encoding(PictureRunner runner) {

    /** Encodes a picture. */
    public Tensor of(Picture picture) {
        Autoencoder autoencoder = runner.autoencoder();
        Task task = runner.task();
        int channels = runner.taken();
        LatentCodec codec = autoencoder
                .codec()
                .orElseThrow(
                        () -> new InvalidInputException("this plate's network has no code: its decoder looks past the"
                                + " latent into the encoder; train one without lateral connections, for "
                                + "reconstruct, say"));
        int taken = autoencoder.architecture().in().channels();
        if (taken != channels) {
            throw new InvalidInputException(
                    "the network takes " + taken + " channels and a picture has " + channels + ": the task "
                            + runner.taskName() + " gives it more than the picture, so a picture alone has no code");
        }
        runner.limit().check(picture, task.enlargement(Settings.empty()), true, autoencoder);
        Inputs inputs = task.prepare(
                Inputs.of(Map.of(Inputs.IMAGE, runner.normalized(picture, Settings.empty())), Settings.empty()));
        ImageBatch pixels = ImageFitting.channels(inputs.image(Inputs.IMAGE), channels);
        return codec.encode(Tiling.padded(
                autoencoder,
                ImageFitting.size(pixels, autoencoder.architecture().in())));
    }
}
