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
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The purpose of a model: it creates training pairs from examples, and answers from pictures. A task has settings but
 * no mutable state; values that it computes from data are stored in a {@link TaskState}. Several threads may call its
 * methods at once. The images that the methods receive are shared and must not be changed. Values of images are
 * nominally in [0, 1].
 *
 * @since 0.1
 */
public interface Task {

    /** Returns the requirements. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * Returns the requirements of a run. They can be smaller than those of a training: some tasks learn a code, but can
     * also take features of a network that has none.
     */
    default Needs needsToRun() {
        return needs();
    }

    /**
     * Returns the state with which a training scores the network on held-out data, before the task is fitted. It is
     * empty unless the figures of the task need one.
     *
     * @param model the network with its present weights
     * @param heldOut the held-out examples
     */
    default TaskState provisional(Autoencoder model, Source heldOut) {
        return TaskState.EMPTY;
    }

    /** Returns the default architecture and settings. */
    Preset preset();

    /**
     * Returns the network with the parts that the task adds: heads, and the loss terms that train them. The result must
     * depend on nothing but the task's settings and the network, so that the network of a plate can be created again.
     *
     * @param network the network that the architecture created
     */
    default Architecture complete(Architecture network) {
        return network;
    }

    /**
     * Creates a training pair from an example.
     *
     * @param example its images have the channels that {@link #channels} was called with, and are already cropped
     * @param random the only randomness to use; the same state gives the same pair
     * @return a pair whose input has {@link Channels#in} channels and whose target has {@link Channels#out}
     */
    Pair pair(Example example, RandomGenerator random);

    /** Returns the number of views of each example in a training step: the number of {@link #pairs}. */
    default int views() {
        return 1;
    }

    /**
     * Creates one training pair for each view of an example. A term of the loss can compare the views.
     *
     * @param example as for {@link #pair}
     * @param random as for {@link #pair}
     * @return {@link #views} pairs, all of the same size
     */
    default List<Pair> pairs(Example example, RandomGenerator random) {
        // Not List.of: the caller reports a null pair with its own message.
        return Collections.singletonList(pair(example, random));
    }

    /**
     * Returns the examples that the task learns from: all of the data, or a selection of it. The result may contain an
     * example several times, and may lack labels. It reads from the given source, which the caller closes.
     *
     * @param data the training data, without held-out examples
     * @param seed seed of random choices
     * @throws io.intaglio.config.InvalidInputException if the data does not have what the task needs; the message says
     *     what to give
     * @throws IOException if an example has to be read and reading fails
     */
    default Source learned(Source data, long seed) throws IOException {
        return data;
    }

    /**
     * Returns held-out examples in the form in which the task may use them. A task that learns without certain labels
     * may not use those labels of held-out examples. This method is not called for separate validation data that the
     * user gave.
     */
    default Source heldOut(Source data) {
        return data;
    }

    /**
     * Returns the numbers of input and output channels of the network.
     *
     * @param image number of channels of the examples' images, 1 or 3
     * @param partner number of channels of the examples' partners, 1 or 3; equal to {@code image} if there are no
     *     partners
     */
    default Channels channels(int image, int partner) {
        return Channels.same(image);
    }

    /**
     * Returns the pair that an evaluation uses: an input and its target. Override it if the task learns from other
     * pairs, for example from noisy images alone.
     *
     * @param example as for {@link #pair}, but of any size unless the network has a fixed size
     * @param random as for {@link #pair}
     * @return the pair; empty if no target is known
     */
    default Optional<Pair> reference(Example example, RandomGenerator random) {
        return Optional.of(pair(example, random));
    }

    /**
     * Computes the state that a plate stores in addition to the weights, for example statistics of the training data.
     *
     * @param fitting the model and the data
     * @throws IOException if reading fails. After this exception or an {@code InvalidInputException}, a training warns
     *     and its plate has no state
     */
    default TaskState fit(Fitting fitting) throws IOException {
        return TaskState.EMPTY;
    }

    /**
     * Runs the task.
     *
     * @param model the network with its weights
     * @param state the stored state of the plate
     * @param inputs the result of {@link #prepare} or {@link #inputs}. Its options are only those that the user gave;
     *     complete them with {@code inputs.options().applyTo(...)}
     * @param tiling how large images are divided into tiles
     */
    default Result run(Autoencoder model, TaskState state, Inputs inputs, Tiling tiling) {
        return new Result.Image(tiling.apply(model, inputs.image(Inputs.IMAGE), inputs.condition()));
    }

    /**
     * Returns whether the task itself handles the class of a run. Then the class is optional if the network needs one,
     * and a class may be given if the network does not need one.
     */
    default boolean choosesClass() {
        return false;
    }

    /** Returns the options of a run as a record with the defaults. Its components are the keys. */
    default Record options() {
        return new NoOptions();
    }

    /** Returns the inputs of a run: the input picture, further pictures, files. The list may be empty. */
    default List<Role> roles() {
        return List.of(Role.picture(Inputs.IMAGE));
    }

    /**
     * Returns the kind of the answers, with the names of the columns or the extension. It depends only on the task's
     * settings, the network and the options, so it is known before a run.
     *
     * @param plan shapes of the network of the run, at the smallest image size that it accepts
     * @param options options that the user gave; complete them with {@code options().applyTo(...)}
     * @throws io.intaglio.config.InvalidInputException if the network cannot give such answers; the message says what
     *     it lacks
     */
    default Answer answer(ShapePlan plan, Settings options) {
        return Answer.PICTURE;
    }

    /**
     * Prepares a user's pictures for {@link #run}: it adds optional inputs that are missing, and checks the options.
     *
     * @param inputs pictures as in their files, gray or colour, of any size
     * @return the prepared inputs. The caller then converts the input picture to the network's channels (if necessary,
     *     it processes channel by channel), and to the network's size if that is fixed
     * @throws io.intaglio.config.InvalidInputException if an input is missing or does not fit; the message says what to
     *     give
     */
    default Inputs prepare(Inputs inputs) {
        return inputs;
    }

    /**
     * Returns the factor by which {@link #prepare} enlarges the height and width of a picture; 1 if it keeps the size.
     *
     * @param options options of the run
     * @throws io.intaglio.config.InvalidInputException if the factor must be given as an option and is missing
     */
    default int enlargement(Settings options) {
        return 1;
    }

    /**
     * Converts the input of a pair to the form that {@link #run} and the baselines need.
     *
     * @param options of the run
     */
    default Inputs inputs(Pair pair, Settings options) {
        return Inputs.of(Map.of(Inputs.IMAGE, pair.input()), options);
    }

    /**
     * Returns the metrics of the task, at least one. A metric is computed only for images that are large enough for it.
     * The first metric ranks the pictures from worst to best, so every image must be large enough for it.
     */
    default List<Metric> metrics() {
        return Metrics.standard();
    }

    /**
     * Returns a new scorer that measures the answers of one evaluation. It is empty for a task that answers with a
     * picture: then {@link #metrics} measure each image, and other methods are compared with it. A task with other
     * answers can only be evaluated if it has a scorer.
     *
     * @param state stored state of the plate; empty during a training, when the task may have no scorer yet
     */
    default Optional<Scorer> scorer(TaskState state) {
        return Optional.empty();
    }

    /**
     * Returns whether each channel of the answer is a new version of the same channel of the picture. If so, a gray
     * network processes a colour picture channel by channel, and a colour answer to a gray picture is averaged to gray.
     * Otherwise a colour picture is first converted to gray for a gray network, and the answer keeps the network's
     * channels.
     */
    default boolean byChannel() {
        return true;
    }

    /**
     * Returns whether {@code range=auto} may rescale a picture that uses only a small part of its value range, and
     * scale the answer back. It must be false if the task changes brightness or contrast, or if the answer is another
     * kind of picture.
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
     * @param state stored state of the plate
     * @param options options of the run
     * @return sentences without a full stop
     * @throws io.intaglio.config.InvalidInputException if the task cannot do what the options request; the message says
     *     why
     */
    default List<String> notes(TaskState state, Settings options) {
        return List.of();
    }

    /**
     * Returns options that have no effect on a run with these other options and these pictures.
     *
     * @param options options of the run, those that were given
     * @param roles roles of its pictures
     */
    default Set<String> unused(Settings options, Set<String> roles) {
        return Set.of();
    }

    /**
     * Returns an object that completes the table of a run when all rows are known. {@link #run} then answers each
     * picture as in a run of one picture. Empty if the answer to a picture does not depend on the others.
     *
     * @param state stored state of the plate
     * @param options of the run
     */
    default Optional<RunCompletion> completion(TaskState state, Settings options) {
        return Optional.empty();
    }

    /**
     * Returns the baselines that are computed from the stored state, by name. Each maps an input image to its answer.
     */
    default Map<String, UnaryOperator<ImageBatch>> baselines(TaskState state) {
        return Map.of();
    }
}
