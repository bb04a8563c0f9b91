package io.intaglio.tasks.compress;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.itg.CodeTables;
import io.intaglio.itg.ItgDecoder;
import io.intaglio.itg.ItgEncoder;
import io.intaglio.itg.ItgException;
import io.intaglio.itg.ItgFitting;
import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgPixels;
import io.intaglio.itg.ItgQuality;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.ImageCoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Latent;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.Fitting;
import io.intaglio.task.Inputs;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.task.Result;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import io.intaglio.tasks.Sampled;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Fits the model of compressed pictures to data. A run returns the picture after compression and decompression. The
 * commands {@code compress} and {@code decompress} write and read the files.
 *
 * @param pictures largest number of pictures to which the model is fitted
 */
public record Compress(
        @Setting(value = "largest number of pictures to which the model is fitted", range = "1 to 10000")
        int pictures) implements TaskProvider, Task {

    private static final int MOST = 10_000;

    /** Largest height and width in pixels. Of larger pictures, only the centre is used. */
    private static final int LONGEST = 512;

    /**
     * The options of a run.
     *
     * @param quality from 1 (the smallest files) to 100 (the best pictures)
     */
    public record Options(
            @Setting(value = "quality, from 1 (the smallest files) to 100 (the best pictures)", range = "1 to 100")
            int quality) {

        /** Creates the default. */
        public Options() {
            this(ItgQuality.USUAL);
        }

        public Options {
            ItgQuality.gain(quality);
        }
    }

    /** Creates the default. */
    public Compress() {
        this(200);
    }

    public Compress {
        if (pictures < 1 || pictures > MOST) {
            throw new InvalidInputException("pictures must be between 1 and " + MOST + ", not " + pictures);
        }
    }

    @Override
    public String name() {
        return "compress";
    }

    @Override
    public String summary() {
        return "write pictures to small files that decode to the same pixels everywhere";
    }

    @Override
    public Task create() {
        return this;
    }

    @Override
    public Preset preset() {
        return new Preset("identity", Settings.empty());
    }

    @Override
    public Pair pair(Example example, RandomGenerator random) {
        return Pair.of(example.image(), example.image());
    }

    @Override
    public Record options() {
        return new Options();
    }

    @Override
    public TaskState fit(Fitting fitting) {
        if (coded(fitting.model())) {
            return TaskState.of(
                    Map.of(CodeTables.ENTRY, tables(fitting.weights()).bytes()));
        }
        List<ItgPixels> all = Sampled.examples(fitting.data(), pictures)
                .map(Example::image)
                .filter(image -> image.channels() == 1 || image.channels() == 3)
                .map(image -> ItgPixels.of(middle(image)))
                .toList();
        if (all.isEmpty()) {
            throw new InvalidInputException("no picture of the data is gray or RGB; the model cannot be fitted");
        }
        return TaskState.of(Map.of(
                ItgModel.ENTRY,
                new ItgFitting(all)
                        .fit((done, total) -> fitting.progress("fitting the model to pictures", done, total))
                        .bytes()));
    }

    private static boolean coded(Autoencoder model) {
        return model.architecture().latent() instanceof Latent.Quantized;
    }

    private static CodeTables tables(Weights weights) {
        return CodeTables.of(
                weights.get(ShapePlan.LATENT + ".share").data(),
                weights.get(ShapePlan.LATENT + ".mean").data(),
                weights.get(ShapePlan.LATENT + ".scale").data());
    }

    private static ImageBatch middle(ImageBatch image) {
        int height = Math.min(LONGEST, image.height());
        int width = Math.min(LONGEST, image.width());
        return image.crop((image.height() - height) / 2, (image.width() - width) / 2, height, width);
    }

    @Override
    public Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        try {
            if (coded(model)) {
                ImageCoder coder = new ImageCoder(model, state.as(CodeTables.class, Compress::readTables));
                return new Result.Image(coder.decode(coder.encode(inputs.image(Inputs.IMAGE))));
            }
            ItgModel coder = state.as(ItgModel.class, Compress::read);
            Options options = inputs.options().applyTo(new Options());
            ItgPixels pixels = ItgPixels.of(inputs.image(Inputs.IMAGE));
            byte[] file = new ItgEncoder(coder).encode(pixels, ItgQuality.gain(options.quality()), ItgQuality.LAMBDA);
            return new Result.Image(new ItgDecoder(coder).decode(file).image());
        } catch (ItgException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }

    /** Reads an object from the bytes of an entry. */
    private interface Reader<T> {

        T of(byte[] bytes) throws ItgException;
    }

    private static ItgModel read(Map<String, byte[]> entries) {
        return read(entries, ItgModel.ENTRY, ItgModel::of);
    }

    private static CodeTables readTables(Map<String, byte[]> entries) {
        return read(entries, CodeTables.ENTRY, CodeTables::of);
    }

    private static <T> T read(Map<String, byte[]> entries, String entry, Reader<T> reader) {
        byte[] bytes = entries.get(entry);
        if (bytes == null) {
            throw new InvalidInputException(
                    "the plate holds no " + entry + "; \"intaglio fit compress PLATE\" adds one");
        }
        try {
            return reader.of(bytes);
        } catch (ItgException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }
}
