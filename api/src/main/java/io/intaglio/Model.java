package io.intaglio;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Plate;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plate ready to run for one task. It may be used from several threads. Closing it frees the engine's memory. */
public final class Model implements AutoCloseable {

    private final Plate plate;
    private final Autoencoder autoencoder;
    private final TaskProvider provider;
    private final Task task;
    private final TaskState state;
    private final Providers<BaselineProvider> baselines;

    Model(
            Plate plate,
            Autoencoder autoencoder,
            TaskProvider provider,
            TaskState state,
            Providers<BaselineProvider> baselines) {
        this.plate = plate;
        this.autoencoder = autoencoder;
        this.provider = provider;
        this.task = provider.create();
        this.state = state;
        this.baselines = baselines;
    }

    /** What was opened. */
    public Plate plate() {
        return plate;
    }

    /** The network with its weights. */
    public Autoencoder autoencoder() {
        return autoencoder;
    }

    /** What it does. */
    public Task task() {
        return task;
    }

    /** The name of what it does. */
    public String taskName() {
        return provider.name();
    }

    /**
     * Runs the task on a picture of any size, gray or colour. What travels with the pixels (alpha, depth, profile, name) is
     * kept.
     *
     * @param options of this run, by the task's own keys
     * @return the picture, its values not clipped; of the network's own size where that is fixed
     * @throws InvalidInputException if the task does not know an option, or does not answer with a picture
     */
    public Picture run(Picture picture, Settings options) {
        ImageBatch pixels = Fit.size(picture.pixels(), in());
        if (byChannel(picture)) {
            List<ImageBatch> channels = new ArrayList<>();
            for (int c = 0; c < picture.channels(); c++) {
                channels.add(output(pixels.channels(c), options));
            }
            return picture.withPixels(interleaved(channels));
        }
        ImageBatch output = output(Fit.channels(pixels, in().channels()), options);
        return picture.withPixels(picture.channels() == 1 && in().channels() == 3 ? averaged(output) : output);
    }

    /** What will be done to a picture to make it fit the network, in words, a sentence each. */
    public List<String> notes(Picture picture) {
        List<String> notes = new ArrayList<>();
        if (byChannel(picture)) {
            notes.add("this is a gray plate: colour pictures are taken channel by channel");
        } else if (picture.channels() == 3 && in().channels() == 1) {
            notes.add("this is a gray plate: colour pictures become gray");
        } else if (picture.channels() == 1 && in().channels() == 3) {
            notes.add("this is a colour plate: gray pictures are taken as colour and averaged to gray again");
        }
        ImageSpec in = in();
        if ((in.height() != ImageSpec.ANY && in.height() != picture.height())
                || (in.width() != ImageSpec.ANY && in.width() != picture.width())) {
            notes.add("this plate takes " + in.width() + "x" + in.height()
                    + " pixels only: pictures of another size are resized to cover that and cropped");
        }
        return notes;
    }

    /**
     * Measures the model beside the classical methods that suit the task. Examples are taken whole, as gray or colour as the
     * network takes them, or brought to its size where that is fixed.
     *
     * @param options of the runs, by the task's own keys
     * @param seed of the degradation
     * @throws InvalidInputException if not one image can be read, or the data lacks what the task needs
     */
    public Evaluation evaluate(Source data, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        Map<String, BaselineProvider> suitable = new LinkedHashMap<>();
        for (BaselineProvider baseline : baselines.all()) {
            if (baseline.suits(provider.name(), task.about())) {
                suitable.put(baseline.name(), baseline);
            }
        }
        return evaluate(data, suitable, options, seed, listener);
    }

    /**
     * Measures the model beside methods of one's own choice, whether they suit the task or not.
     *
     * @param beside them by the names that the figures are to have
     */
    public Evaluation evaluate(
            Source data, Map<String, BaselineProvider> beside, Settings options, long seed, EvaluationListener listener)
            throws IOException {
        Map<String, Rival> rivals = new LinkedHashMap<>();
        beside.forEach((name, baseline) -> rivals.put(name, Rival.of(baseline, task.about())));
        task.baselines(state).forEach((name, method) -> rivals.put(name, Rival.of(method)));
        return new Evaluator(this, rivals, image -> Fit.size(image, in()), options, seed).run(data, listener);
    }

    /** What the task makes of one image that fits, not clipped. */
    ImageBatch output(ImageBatch input, Settings options) {
        Result result = task.run(autoencoder, state, new Inputs(Map.of(Inputs.IMAGE, input), options), Tiling.DEFAULT);
        if (result instanceof Result.Image image) {
            return image.image();
        }
        throw new InvalidInputException("the task " + provider.name() + " does not answer with a picture");
    }

    private ImageSpec in() {
        return autoencoder.architecture().in();
    }

    private boolean byChannel(Picture picture) {
        return picture.channels() == 3
                && in().channels() == 1
                && autoencoder.architecture().out().channels() == 1;
    }

    private static ImageBatch interleaved(List<ImageBatch> planes) {
        ImageBatch first = planes.get(0);
        int channels = planes.size();
        float[] all = new float[first.data().length * channels];
        for (int i = 0; i < all.length; i++) {
            all[i] = planes.get(i % channels).data()[i / channels];
        }
        return ImageBatch.wrap(1, first.height(), first.width(), channels, all);
    }

    private static ImageBatch averaged(ImageBatch colour) {
        if (colour.channels() != 3) {
            return colour;
        }
        float[] gray = new float[colour.data().length / 3];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (colour.data()[3 * i] + colour.data()[3 * i + 1] + colour.data()[3 * i + 2]) / 3;
        }
        return ImageBatch.wrap(1, colour.height(), colour.width(), 1, gray);
    }

    @Override
    public void close() {
        autoencoder.close();
    }
}
