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
import java.util.function.UnaryOperator;

/** A plate ready to run for one task. It may be used from several threads. Closing it frees the engine's memory. */
public final class Model implements AutoCloseable {

    private final Plate plate;
    private final Autoencoder autoencoder;
    private final TaskProvider provider;
    private final Task task;
    private final TaskState state;
    private final Providers<BaselineProvider> baselines;
    private final MemoryLimit limit;
    private final Tiling tiling;

    Model(
            Plate plate,
            Autoencoder autoencoder,
            TaskProvider provider,
            TaskState state,
            Providers<BaselineProvider> baselines) {
        this(plate, autoencoder, provider, state, baselines, MemoryLimit.NONE);
    }

    Model(
            Plate plate,
            Autoencoder autoencoder,
            TaskProvider provider,
            TaskState state,
            Providers<BaselineProvider> baselines,
            MemoryLimit limit) {
        this.plate = plate;
        this.autoencoder = autoencoder;
        this.provider = provider;
        this.task = provider.create();
        this.state = state;
        this.baselines = baselines;
        this.limit = limit;
        this.tiling = limit.tiling(autoencoder);
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
     * @throws InvalidInputException if the task does not know an option, does not answer with a picture, or the picture is too
     *     large for the memory that the engine was opened with
     */
    public Picture run(Picture picture, Settings options) {
        limit.check(picture, autoencoder);
        ImageBatch pixels = Fit.size(picture.pixels(), in());
        if (byChannel(picture)) {
            ImageBatch all = null;
            for (int c = 0; c < picture.channels(); c++) {
                ImageBatch plane = output(pixels.channels(c), options);
                if (all == null) {
                    all = ImageBatch.zeros(1, plane.height(), plane.width(), picture.channels());
                }
                interleave(plane, all, c);
            }
            return picture.withPixels(all);
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
        Map<String, UnaryOperator<ImageBatch>> methods = new LinkedHashMap<>();
        for (BaselineProvider baseline : baselines.all()) {
            if (baseline.suits(provider.name())) {
                methods.put(baseline.name(), image -> baseline.apply(image, task.about()));
            }
        }
        methods.putAll(task.baselines(state));
        return new Evaluator(this, methods, image -> Fit.size(image, in()), options, seed).run(data, listener);
    }

    /** What the task makes of one image that fits, not clipped. */
    ImageBatch output(ImageBatch input, Settings options) {
        Result result = task.run(autoencoder, state, new Inputs(Map.of(Inputs.IMAGE, input), options), tiling);
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

    /** One plane at a time: three of a large picture, beside the picture and the result, are more than need be in memory. */
    private static void interleave(ImageBatch plane, ImageBatch all, int channel) {
        float[] from = plane.data();
        float[] to = all.data();
        for (int i = 0, at = channel; i < from.length; i++, at += all.channels()) {
            to[at] = from[i];
        }
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
