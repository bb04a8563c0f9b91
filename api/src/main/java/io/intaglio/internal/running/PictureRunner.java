package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Normalization;
import io.intaglio.image.Picture;
import io.intaglio.image.ValueRange;
import io.intaglio.internal.memory.MemoryLimit;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.plate.Card;
import io.intaglio.task.Answer;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.task.RunCompletion;
import io.intaglio.task.RunRequest;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on pictures: brings them to the channels, the size and the range of values that its network takes, and
 * the result back.
 *
 * @param autoencoder the network
 * @param taskName of the task
 * @param task what it does
 * @param state what it remembers
 * @param tiling how large pictures are cut
 * @param limit of memory
 * @param channels of the network
 * @param usual range of values, where a run names no other
 */
public record PictureRunner(
        Autoencoder autoencoder,
        String taskName,
        Task task,
        TaskState state,
        Tiling tiling,
        MemoryLimit limit,
        DataChannels channels,
        ValueRange usual) {

    /**
     * Returns a runner for a task.
     *
     * @param usual range of values, where a run names no other
     * @throws InvalidInputException if the network is not made for the task, or the limit leaves no room for it
     */
    public static PictureRunner of(
            String taskName, Task task, Autoencoder autoencoder, TaskState state, ValueRange usual, MemoryLimit limit) {
        return new PictureRunner(
                autoencoder,
                taskName,
                task,
                state,
                limit.tiling(autoencoder),
                limit,
                DataChannels.of(task, taskName, autoencoder.architecture()),
                usual);
    }

    /**
     * Returns the range of values with which a plate is run unless another is asked for: that of its training.
     * {@code auto} is nothing for tasks whose subject is brightness.
     */
    public static ValueRange usual(Card card, Task task) {
        String trained = card.trainingSettings().get(ValueRange.KEY);
        return (trained == null ? ValueRange.AUTO : ValueRange.parse(trained)).suiting(task.allowsRescaling());
    }

    /** Returns the same for another network of the same kind. */
    public PictureRunner with(Autoencoder other) {
        return new PictureRunner(other, taskName, task, state, limit.tiling(other), limit, channels, usual);
    }

    /** The picture that a task answers with, for the picture to work on. */
    public Picture run(RunRequest request) {
        Answer answer = answer(request.options());
        if (answer.kind() != Answer.Kind.PICTURE) {
            throw new InvalidInputException(
                    "the task " + taskName + " does not answer with a picture, but with " + AnswerCheck.words(answer));
        }
        check(request);
        Picture picture = request.pictures().get(Inputs.IMAGE).get(0);
        return byItself(picture) ? channelByChannel(request) : whole(request);
    }

    /** Returns the answer of a task. */
    public Result result(RunRequest request) {
        if (answer(request.options()).kind() == Answer.Kind.PICTURE) {
            return new Result.Image(run(request).pixels());
        }
        check(request);
        Inputs inputs = inputs(request);
        if (inputs.roles().contains(Inputs.IMAGE)) {
            Picture picture = request.pictures().get(Inputs.IMAGE).get(0);
            limit.check(picture, task.enlargement(own(request.options())), false, autoencoder);
            inputs = inputs.with(Inputs.IMAGE, normalized(picture, request.options()));
        }
        inputs = sized(task.prepare(inputs));
        if (inputs.roles().contains(Inputs.IMAGE)) {
            inputs = inputs.with(Inputs.IMAGE, ImageFitting.channels(inputs.image(Inputs.IMAGE), taken()));
        }
        return answered(inputs);
    }

    /** Returns the task's answer to inputs that fit, of the kind that it declares. */
    public Result answered(Inputs inputs) {
        Result result = task.run(autoencoder, state, inputs, tiling);
        return AnswerCheck.checked(task, taskName, answer(inputs.options()), result);
    }

    /** Returns the kind of the answers of a run with such options. */
    public Answer answer(Settings options) {
        return task.answer(autoencoder.plan(), own(options));
    }

    /** Returns what completes the table of a run, and checks that it keeps the table's form. */
    public Optional<RunCompletion> completion(Settings options) {
        return task.completion(state, own(options))
                .map(completion -> table -> AnswerCheck.checked(task, taskName, table, completion.complete(table)));
    }

    private void check(RunRequest request) {
        checkOptions(request.options());
        checks().complete(request, Set.of());
        checks().label(request.label());
        task.enlargement(own(request.options()));
    }

    private RequestChecks checks() {
        return new RequestChecks(
                taskName, task, autoencoder.architecture().latent().classes());
    }

    private static Inputs inputs(RunRequest request) {
        Map<String, List<ImageBatch>> images = new HashMap<>();
        request.pictures()
                .forEach((role, pictures) -> images.put(
                        role, pictures.stream().map(each -> pixels(role, each)).toList()));
        return new Inputs(images, request.files(), request.label(), own(request.options()), request.listener());
    }

    private Picture whole(RunRequest request) {
        Settings options = request.options();
        Inputs inputs = inputs(request);
        ImageBatch given = inputs.image(Inputs.IMAGE);
        Picture picture = request.pictures().get(Inputs.IMAGE).get(0);
        Optional<Normalization> normalization = range(options).of(given, picture.scale());
        limit.check(picture, task.enlargement(own(options)), normalization.isPresent(), autoencoder);
        if (normalization.isPresent()) {
            inputs = inputs.with(Inputs.IMAGE, normalization.get().apply(given));
        }
        inputs = sized(task.prepare(inputs));
        ImageBatch output = planes(picture) ? planeByPlane(inputs, picture) : atOnce(inputs, picture);
        if (normalization.isPresent()) {
            output = restored(output, given, normalization.get());
        }
        return answer(picture, output);
    }

    private ImageBatch atOnce(Inputs inputs, Picture picture) {
        ImageBatch pixels = ImageFitting.channels(inputs.image(Inputs.IMAGE), taken());
        ImageBatch output = output(inputs.with(Inputs.IMAGE, pixels), picture.name());
        return averages(picture) ? ImageFitting.averaged(output) : output;
    }

    /** A colour picture through a network for gray. */
    private @Nullable ImageBatch planeByPlane(Inputs inputs, Picture picture) {
        ImageBatch pixels = inputs.image(Inputs.IMAGE);
        ImageBatch all = null;
        for (int c = 0; c < picture.channels(); c++) {
            ImageBatch plane = output(inputs.with(Inputs.IMAGE, pixels.channels(c)), picture.name());
            all = interleaved(plane, all, c, picture.channels());
        }
        return all;
    }

    /** Channels that are no colours say nothing of each other: each is a gray picture with a range of its own. */
    private Picture channelByChannel(RunRequest request) {
        Picture picture = request.pictures().get(Inputs.IMAGE).get(0);
        if (!task.byChannel()) {
            throw new InvalidInputException(picture.name() + " has " + picture.channels()
                    + " channels, which are no colours, and the task " + taskName
                    + " gives no picture for each of them; give it gray or colour pictures");
        }
        ImageBatch all = null;
        Picture answer = null;
        for (int c = 0; c < picture.channels(); c++) {
            answer = whole(request.with(Inputs.IMAGE, picture.channel(c)));
            all = interleaved(answer.pixels(), all, c, picture.channels());
        }
        return answer.withPixels(all);
    }

    private static ImageBatch interleaved(ImageBatch plane, @Nullable ImageBatch all, int channel, int channels) {
        ImageBatch whole = all == null ? ImageBatch.zeros(1, plane.height(), plane.width(), channels) : all;
        ImageFitting.interleave(plane, whole, channel);
        return whole;
    }

    /** The output on the scale of the picture, with what the network was not shown of it. */
    private ImageBatch restored(ImageBatch output, ImageBatch given, Normalization normalization) {
        ImageBatch result = normalization.undo(output);
        if (task.byChannel() && result.channels() == given.channels() && normalization.exceeded(given)) {
            ImageFitting.add(result, normalization.excess(given), in());
        }
        return result;
    }

    /** Where a mask is transparent nothing was painted; elsewhere what cannot be seen has no part in what can. */
    private static ImageBatch pixels(String role, Picture picture) {
        ImageFitting.checkFinite(picture);
        return (role.equals(Inputs.MASK) ? picture.onBlack() : picture.withHiddenFilled()).pixels();
    }

    /** The picture with other pixels. Where the network has one size, its opacity is cut as its pixels were. */
    private Picture answer(Picture picture, ImageBatch pixels) {
        Picture answer = picture.withPixels(pixels);
        if (picture.alpha().isEmpty() || !in().fixed()) {
            return answer;
        }
        ImageBatch cut = ImageFitting.size(picture.alpha().get(), in());
        return cut.height() == pixels.height() && cut.width() == pixels.width()
                ? answer.withAlpha(Metrics.clipped(cut))
                : answer;
    }

    private Inputs sized(Inputs inputs) {
        return inputs.map(image -> ImageFitting.size(image, in()));
    }

    /** Returns a picture's pixels as the network is to see them, gray or colour as they are. */
    ImageBatch normalized(Picture picture, Settings options) {
        ImageBatch pixels = pixels(Inputs.IMAGE, picture);
        return range(options)
                .of(pixels, picture.scale())
                .map(normalization -> normalization.apply(pixels))
                .orElse(pixels);
    }

    /** Returns the range of values that a run asks for, or the usual one. */
    public ValueRange range(Settings options) {
        String asked = options.get(ValueRange.KEY);
        return asked == null ? usual : ValueRange.parse(asked);
    }

    /** Returns the options that are the task's. */
    public static Settings own(Settings options) {
        return options.keep(key -> !key.equals(ValueRange.KEY));
    }

    public void check(Settings options, Set<String> roles) {
        checkOptions(options);
        roles.forEach(role -> checks().known(role, Role.Form.PICTURE));
        task.enlargement(own(options));
        answer(options); // refuses a network that has no such answers
        task.notes(state, own(options)); // refuses what the task cannot promise
    }

    /** Checks what is known of a request before its main pictures are read. */
    public void check(RunRequest request, Set<String> roles) {
        checks().complete(request, roles);
        checks().label(request.label());
        check(request.options(), Set.of()); // the roles are checked
    }

    public void checkOptions(Settings options) {
        Set<String> known = options();
        for (String key : options.keys()) {
            if (!known.contains(key)) {
                throw new InvalidInputException("a run of " + taskName + " has no option \"" + key + "\"; "
                        + Suggestion.of(key, known) + "known are: " + String.join(", ", known));
            }
        }
        range(options); // checks
        own(options).applyTo(task.options());
    }

    /** Returns the keys of the options of a run, sorted. */
    public Set<String> options() {
        Set<String> known = new TreeSet<>(Settings.from(task.options()).keys());
        known.add(ValueRange.KEY);
        return known;
    }

    public SortedSet<String> unused(RunRequest request) {
        Settings given = own(request.options());
        SortedSet<String> unused =
                new TreeSet<>(task.unused(given, request.pictures().keySet()));
        unused.retainAll(given.keys());
        return unused;
    }

    public List<String> notes(Picture picture, Settings options) {
        List<String> notes = new ArrayList<>(picture.notes());
        if (byItself(picture) && task.byChannel()) {
            notes.add(picture.channels() + " channels are no colours: each is taken by itself, as a gray picture");
        } else if (planes(picture)) {
            notes.add("this is a gray plate: colour pictures are taken channel by channel");
        } else if (picture.channels() == 3 && taken() == 1) {
            notes.add("this is a gray plate: colour pictures become gray");
        } else if (averages(picture)) {
            notes.add("this is a colour plate: gray pictures are taken as colour and averaged to gray again");
        } else if (picture.channels() == 1 && taken() == 3) {
            notes.add("this plate takes colour: gray pictures are taken as colour");
        }
        ValueRange range = range(options);
        if (normalizes(picture, range)) {
            notes.add(range.note());
        }
        ImageSpec in = in();
        if ((in.height() != ImageSpec.ANY && in.height() != picture.height())
                || (in.width() != ImageSpec.ANY && in.width() != picture.width())) {
            notes.add("this plate takes " + in.width() + "x" + in.height()
                    + " pixels only: pictures of another size are resized to cover that and cropped");
        }
        return notes;
    }

    /** Returns what there is to say of all runs with these options. */
    public List<String> notes(Settings options) {
        return task.notes(state, own(options));
    }

    private static boolean normalizes(Picture picture, ValueRange range) {
        if (!byItself(picture)) {
            return range.of(picture.pixels(), picture.scale()).isPresent();
        }
        for (int c = 0; c < picture.channels(); c++) {
            if (range.of(picture.pixels().channels(c), picture.scale()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the task's output for one image that fits, not clipped.
     *
     * @param name of the image, for messages
     */
    public ImageBatch output(Inputs inputs, String name) {
        Result result = task.run(autoencoder, state, inputs, tiling);
        if (result instanceof Result.Image image) {
            ImageFitting.checkFinite(image.image(), inputs.image(Inputs.IMAGE), name);
            return image.image();
        }
        throw new InvalidInputException("the task " + taskName + " does not answer with a picture");
    }

    private ImageSpec in() {
        return autoencoder.architecture().in();
    }

    /** How many channels the picture to work on is taken with. */
    int taken() {
        return channels.network().picture();
    }

    private static boolean byItself(Picture picture) {
        return picture.channels() != 1 && picture.channels() != 3;
    }

    private boolean planes(Picture picture) {
        return picture.channels() == 3 && taken() == 1 && channels.network().out() == 1 && task.byChannel();
    }

    private boolean averages(Picture picture) {
        return picture.channels() == 1 && taken() == 3 && task.byChannel();
    }
}
