package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Codec;
import io.intaglio.model.Tiling;
import io.intaglio.network.Tensor;
import io.intaglio.task.Inputs;
import io.intaglio.task.Task;
import java.util.Map;

/**
 * Makes codes of pictures.
 *
 * @param autoencoder that encodes
 * @param task that prepares the picture
 * @param taskName for messages
 * @param limit of the memory
 */
record Encoding(Autoencoder autoencoder, Task task, String taskName, MemoryLimit limit) {

    /** @param runner that knows with how many channels and which range the picture is taken */
    Tensor of(Picture picture, PictureRunner runner) {
        int channels = runner.taken();
        Codec codec = autoencoder
                .codec()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "this plate's network has no code: its decoder looks past the"
                                        + " latent into the encoder; train one without lateral connections, for reconstruct, say"));
        int taken = autoencoder.architecture().in().channels();
        if (taken != channels) {
            throw new InvalidInputException("the network takes " + taken + " channels and a picture has " + channels
                    + ": the task " + taskName + " gives it more than the picture, so a picture alone has no code");
        }
        limit.check(picture, task.enlargement(Settings.empty()), true, autoencoder);
        Inputs inputs = task.prepare(
                Inputs.of(Map.of(Inputs.IMAGE, runner.normalized(picture, Settings.empty())), Settings.empty()));
        ImageBatch pixels = ImageFitting.channels(inputs.image(Inputs.IMAGE), channels);
        return codec.encode(Tiling.padded(
                autoencoder,
                ImageFitting.size(pixels, autoencoder.architecture().in())));
    }
}
