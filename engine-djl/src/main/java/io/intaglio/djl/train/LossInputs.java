package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Draws;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.LatentSample;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.TermInputs;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.TermNetwork;
import io.intaglio.network.WeightSpec;
import io.intaglio.train.Batch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One batch on its way through the network, as terms look at it.
 *
 * @param samples codes that were drawn for each image; all that is given here has so many rows for it
 * @param opposing whether parts that learn against the network learn, and not the network
 */
record LossInputs(
        Network network,
        NDManager manager,
        Batch batch,
        long step,
        Forward forward,
        int samples,
        Map<String, NDArray> heads,
        boolean opposing)
        implements TermInputs {

    /**
     * The network and its weights.
     *
     * @param varies whether two ways through the same layers differ while training
     */
    record Network(
            Compiled compiled,
            Function<String, NDArray> weights,
            List<WeightSpec> specs,
            TermNetworkWeights parts,
            boolean varies) {}

    /** The arrays of the forward pass. */
    record Forward(
            Pass pass, NDArray input, NDArray target, Optional<NDArray> weight, LatentSample sample, NDArray output) {}

    static LossInputs of(Network network, NDManager manager, Batch batch, long step, Forward forward) {
        int samples = network.compiled().architecture().samples();
        return new LossInputs(network, manager, batch, step, forward, samples, new HashMap<>(), false);
    }

    /** The same for what parts that learn against the network make small. */
    LossInputs forParts() {
        return new LossInputs(network, manager, batch, step, forward, samples, heads, true);
    }

    @Override
    public NDArray input() {
        return forward.input();
    }

    @Override
    public NDArray target() {
        return forward.target();
    }

    @Override
    public Optional<NDArray> weight() {
        return forward.weight();
    }

    @Override
    public NDArray output() {
        return forward.output();
    }

    LatentSample sample() {
        return forward.sample();
    }

    /** Returns what the stochastic layers chose. */
    List<Draws.Level> levels() {
        return forward.pass().draws().levels();
    }

    @Override
    public List<Integer> labels() {
        return Loss.repeated(batch.labels(), samples);
    }

    /** How many rows there are. */
    int count() {
        return batch.count() * samples;
    }

    /** How many numbers an output has. */
    double numbers() {
        return (double) batch.target().data().length / batch.count();
    }

    /** A head is computed once, however many terms look at it. */
    @Override
    public NDArray at(String place) {
        NDArray at = heads.get(place);
        if (at == null) {
            at = network.compiled().at(forward.pass(), place);
            if (at == null) {
                throw new InvalidInputException("this network has no code, tap or head named \"" + place + "\"");
            }
            heads.put(place, at);
        }
        return at;
    }

    @Override
    public List<NDArray> byView(NDArray rows) {
        int views = batch.views();
        if (views == 1) {
            return List.of(rows);
        }
        // The views of an example lie in one row, so that a split along it parts them.
        long examples = batch.count() / views;
        long[] shape = rows.getShape().getShape().clone();
        shape[0] /= views;
        return rows.reshape(examples, rows.getShape().size() / examples).split(views, 1).stream()
                .map(view -> view.reshape(shape))
                .toList();
    }

    @Override
    public NDArray answer(String head) {
        Tensor answer = batch.answers().get(head);
        if (answer == null) {
            throw new InvalidInputException("the task does not say what the head \"" + head
                    + "\" should answer; it does for " + batch.answers().keySet());
        }
        long[] shape = answer.shape().stream().mapToLong(Integer::longValue).toArray();
        return Tensors.repeated(Tensors.floats(manager, answer.data(), new Shape(shape)), samples);
    }

    @Override
    public NDArray through(String name, NDArray x) {
        TermNetwork part = network.parts().part(name);
        boolean frozen =
                part.learns() == TermNetwork.Learns.NOT || part.learns() == TermNetwork.Learns.AGAINST != opposing;
        Function<String, NDArray> live = weight -> network.parts().get(part, weight);
        Function<String, NDArray> still =
                weight -> Tensors.alias(live.apply(weight), manager).stopGradient();
        Pass pass = network.compiled().pass(frozen ? still : live, manager, part.learns() != TermNetwork.Learns.NOT);
        return network.compiled().through(pass, part, Tensors.alias(x, manager));
    }

    boolean varies() {
        return network.varies();
    }

    /** Returns a tensor that the latent owns, by its name there. */
    NDArray latent(String name) {
        return Tensors.alias(network.weights().apply(ShapePlan.LATENT + "." + name), manager);
    }

    /** The code without chance of other images, by layers as they run. */
    NDArray quietCode(NDArray images) {
        Pass pass = network.compiled().pass(network.weights(), manager, false);
        return network.compiled().mean(pass, network.compiled().encode(pass, Tensors.alias(images, manager)));
    }

    /** The sum of something over all weights of the network that decay. */
    NDArray sumOverWeights(Function<NDArray, NDArray> each) {
        NDArray sum = Tensors.floats(manager, new float[1], new Shape());
        for (WeightSpec spec : network.specs()) {
            if (FlatWeights.decays(spec)) {
                sum = sum.add(each.apply(Tensors.alias(network.weights().apply(spec.name()), manager)));
            }
        }
        return sum;
    }
}
