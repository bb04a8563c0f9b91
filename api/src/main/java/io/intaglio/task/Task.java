package io.intaglio.task;

import io.intaglio.config.Settings;
import io.intaglio.data.Example;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Metric;
import io.intaglio.metric.Metrics;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The purpose of a model. A task has settings but no state: what must be remembered of data goes into a
 * {@link TaskState}. Its methods may be called by several threads at once, and the images that they are given are
 * shared: they must not be changed. Values are nominally in [0, 1].
 *
 * @since 0.1
 */
public interface Task {

    /** Returns the requirements. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /** Returns the default architecture and settings. */
    Preset preset();

    /**
     * Returns the network with what the task adds to it: heads, and the terms that train them. It follows from the
     * task's settings and the network alone, so that a plate's network can be made again.
     *
     * @param network as its architecture makes it
     */
    default Architecture complete(Architecture network) {
        return network;
    }

    /**
     * Creates a training pair from an example.
     *
     * @param example its images have the channels that {@link #channels} was asked with, and are cropped already
     * @param random the only randomness to use; the same state gives the same pair
     * @return an input of {@link Channels#in} channels, a target of {@link Channels#out}
     */
    Pair pair(Example example, RandomGenerator random);

    /** Returns the number of views of an example that a training step learns from: of {@link #pairs}. */
    default int views() {
        return 1;
    }

    /**
     * Creates the training pairs of the views of an example. A term of the loss may compare the views.
     *
     * @param example as for {@link #pair}
     * @param random as for {@link #pair}
     * @return {@link #views} pairs of one size
     */
    default List<Pair> pairs(Example example, RandomGenerator random) {
        // A pair that is null is named by who asked for it.
        return Collections.singletonList(pair(example, random));
    }

    /**
     * Returns the examples that it learns from: all of the data, or another selection of it. Some may come several
     * times in it, and labels may be missing. It reads through the data and does not own it.
     *
     * @param data to learn from, without what is held out
     * @param seed of what is drawn
     * @throws io.intaglio.config.InvalidInputException if the data lacks what it takes, saying what to give
     * @throws IOException if an example has to be read and cannot be
     */
    default Source learned(Source data, long seed) throws IOException {
        return data;
    }

    /**
     * Returns examples that were held out of the data to learn from, as the task may know them: it may not use labels
     * of them that it does not learn from. Data that was named to judge by is not asked for.
     */
    default Source heldOut(Source data) {
        return data;
    }

    /**
     * Returns the numbers of channels that its network takes and gives.
     *
     * @param image channels of the examples' images, 1 or 3
     * @param partner channels of the examples' partners, 1 or 3; those of the images where there are none
     */
    default Channels channels(int image, int partner) {
        return Channels.same(image);
    }

    /**
     * Returns the pair by which the model is measured: an input and its target. A task that learns from something else
     * than that (from noisy images alone, say) says so here.
     *
     * @param example as for {@link #pair}, but of any size unless the network's is fixed
     * @param random as for {@link #pair}
     * @return empty where nothing is known of what should come out
     */
    default Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(pair(example, random));
    }

    /**
     * Computes the state of the training data that is stored beside the weights.
     *
     * @param fitting the model and the data
     * @throws IOException after which, as after an {@code InvalidInputException}, a training warns and its plate
     *     remembers nothing
     */
    default TaskState fit(Fitting fitting) throws IOException {
        return TaskState.EMPTY;
    }

    /**
     * Runs the task.
     *
     * @param inputs as {@link #prepare} or {@link #inputs} made them; of the options those that were given, to be
     *     completed by {@code inputs.options().applyTo(...)}
     * @param tiling how large images are taken to pieces
     */
    default Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        return new Result.Image(tiling.apply(model, inputs.image(Inputs.IMAGE), inputs.condition()));
    }

    /**
     * Returns whether a class is optional for a run, independently of the network. Such a task uses the class itself,
     * or chooses one.
     */
    default boolean choosesClass() {
        return false;
    }

    /** Returns the options of a run as a record with the defaults. Its components are the keys. */
    default Record options() {
        return new NoOptions();
    }

    /** Returns its inputs: the picture to work on, further pictures, files. None at all is valid, too. */
    default List<Role> roles() {
        return List.of(Role.picture(Inputs.IMAGE));
    }

    /**
     * Returns the kind of its answers, with the names of columns or the extension. It follows from the task's settings,
     * the network and the options alone, so that it is known before a run.
     *
     * @param plan of the network that the task is run with, at the smallest size that it takes
     * @param options of the run; to be completed by {@code options().applyTo(...)}
     * @throws io.intaglio.config.InvalidInputException if the network has no such answers, saying what it lacks
     */
    default Answer answer(ShapePlan plan, Settings options) {
        return Answer.PICTURE;
    }

    /**
     * Prepares a user's pictures for {@link #run}: it fills in what can be left out, and checks the options.
     *
     * @param inputs pictures as they were found, gray or colour, of any size
     * @return pictures of which the one to work on is then brought to the network's channels (channel by channel, if
     *     need be) and, where that is fixed, to its size
     * @throws io.intaglio.config.InvalidInputException if something is missing or does not fit, saying what to give
     */
    default Inputs prepare(Inputs inputs) {
        return inputs;
    }

    /**
     * Returns the factor by which {@link #prepare} enlarges height and width of a picture.
     *
     * @param options of the run
     * @return 1 where it leaves them
     * @throws io.intaglio.config.InvalidInputException if it has to be told, and the options do not say it
     */
    default int enlargement(Settings options) {
        return 1;
    }

    /**
     * Returns the input of a pair in the form that {@link #run} and the baselines take.
     *
     * @param options of the run
     */
    default Inputs inputs(Pair pair, Settings options) {
        return Inputs.of(Map.of(Inputs.IMAGE, pair.input()), options);
    }

    /**
     * Returns the metrics of the task, at least one. Those that an image is large enough for are computed. The first
     * one ranks the pictures from worst to best: every image must be large enough for it.
     */
    default List<Metric> metrics() {
        return Metrics.standard();
    }

    /**
     * Returns a new scorer that measures its answers, for one evaluation. Empty for a task that answers with a picture
     * and is measured by {@link #metrics}, image by image, beside other methods; a task that answers with something
     * else has one, or cannot be evaluated.
     *
     * @param state of the plate; empty while a network is being trained, when it may have no scorer yet
     */
    default Optional<Scorer> scorer(TaskState state) {
        return Optional.empty();
    }

    /**
     * Returns whether each channel of the answer is an improved or rebuilt channel of the picture. Then a network for
     * gray takes a colour picture channel by channel, and the colour answer to a gray picture is averaged to gray.
     * Otherwise a colour picture becomes gray first, and the answer stays as the network gives it.
     */
    default boolean byChannel() {
        return true;
    }

    /**
     * Returns whether {@code range=auto} may rescale the values of a picture that uses little of its depth, and the
     * answer back. Not where brightness or contrast is what the task works on, nor where the answer is another kind of
     * picture.
     */
    default boolean allowsRescaling() {
        return byChannel();
    }

    /** Returns the number of border pixels that an evaluation leaves out, as in the literature. */
    default int margin() {
        return 0;
    }

    /** Returns what is known of the degradation, for baselines that use it, for example {@code sigma = 25}. */
    default Settings about() {
        return Settings.empty();
    }

    /**
     * Returns notes on all answers of a run, for example what they guarantee.
     *
     * @param state what the plate remembers
     * @param options of the run
     * @return sentences without a full stop
     * @throws io.intaglio.config.InvalidInputException if it cannot do what the options ask for, saying why
     */
    default List<String> notes(TaskState state, Settings options) {
        return List.of();
    }

    /**
     * Returns what completes the table of a run when all rows are there. Empty where the answer to a picture does not
     * depend on the others. {@link #run} then answers as for a run of one picture.
     *
     * @param state what the plate remembers
     * @param options of the run
     */
    default Optional<RunCompletion> completion(TaskState state, Settings options) {
        return Optional.empty();
    }

    /** Returns baselines computed from the stored state, by name; each maps an input to its answer. */
    default Map<String, UnaryOperator<ImageBatch>> baselines(TaskState state) {
        return Map.of();
    }
}
