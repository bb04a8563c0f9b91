package io.intaglio.examples.benchmark;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.List;

/** The same networks with the Deep Java Library alone, as its documentation trains: blocks, a data set, a trainer. */
final class PlainDjlPeer {

    private PlainDjlPeer() {}

    /** @param arguments {@code NETWORK BATCH SIDE WARM_UP STEPS} */
    public static void main(String[] arguments) throws IOException, TranslateException {
        System.out.println(measure(arguments));
    }

    static PeerLine measure(String[] arguments) throws IOException, TranslateException {
        String network = arguments[0];
        int batch = Integer.parseInt(arguments[1]);
        int side = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        int steps = Integer.parseInt(arguments[4]);
        int channels = network.equals("restorer") ? 1 : 3;
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss("mse", 1))
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Adam.builder().build());
        try (Model model = Model.newInstance(network, Device.cpu(), Engine.getDefaultEngineName())) {
            model.setBlock(block(network));
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(batch, channels, side, side));
                NDManager manager = trainer.getManager();
                NDArray images = manager.randomUniform(0, 1, new Shape(2L * batch, channels, side, side));
                ArrayDataset data = new ArrayDataset.Builder()
                        .setData(images)
                        .optLabels(images)
                        .setSampling(batch, false)
                        .build();
                long begin = 0;
                int step = 0;
                while (step < warmUp + steps) {
                    for (Batch each : trainer.iterateDataset(data)) {
                        if (step == warmUp) {
                            begin = System.nanoTime();
                        }
                        EasyTrain.trainBatch(trainer, each);
                        trainer.step();
                        each.close();
                        step++;
                        if (step == warmUp + steps) {
                            break;
                        }
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                long parameters = model.getBlock().getParameters().values().stream()
                        .mapToLong(parameter -> parameter.getArray().size())
                        .sum();
                return new PeerLine("plain-djl", network, parameters, batch, steps, seconds);
            }
        }
    }

    private static Block block(String network) {
        return switch (network) {
            case "pooled" ->
                chain(
                        conv(32, 3),
                        relu(),
                        half(),
                        conv(64, 3),
                        relu(),
                        half(),
                        twice(),
                        conv(32, 3),
                        relu(),
                        twice(),
                        conv(3, 3));
            case "flat" -> chain(conv(32, 3), relu(), conv(64, 3), relu(), conv(32, 3), relu(), conv(3, 3));
            case "restorer" ->
                plusInput(chain(
                        new LambdaBlock(x -> new NDList(unshuffle(x.singletonOrThrow()))),
                        conv(48, 3),
                        level(new int[] {48, 96, 128}, 0),
                        conv(4, 3),
                        shuffle()));
            default -> throw new IllegalArgumentException(network);
        };
    }

    /** Two residual blocks, the levels below it and back, added to what came, and two residual blocks. */
    private static Block level(int[] widths, int index) {
        int width = widths[index];
        SequentialBlock level = chain(residual(width), residual(width));
        if (index + 1 < widths.length) {
            int next = widths[index + 1];
            level.add(plusInput(chain(
                    Conv2d.builder()
                            .setFilters(next)
                            .setKernelShape(new Shape(2, 2))
                            .optStride(new Shape(2, 2))
                            .build(),
                    level(widths, index + 1),
                    conv(4 * width, 1),
                    shuffle())));
        }
        return level.add(residual(width)).add(residual(width));
    }

    private static Block residual(int width) {
        return plusInput(chain(conv(width, 3), relu(), conv(width, 3)));
    }

    private static Block plusInput(Block body) {
        return new ParallelBlock(
                both -> new NDList(both.get(0).head().add(both.get(1).head())), List.of(Blocks.identityBlock(), body));
    }

    private static SequentialBlock chain(Block... blocks) {
        return new SequentialBlock().addAll(blocks);
    }

    private static Block conv(int filters, int kernel) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optPadding(new Shape(kernel / 2, kernel / 2))
                .build();
    }

    private static Block relu() {
        return Activation.reluBlock();
    }

    private static Block half() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }

    private static Block twice() {
        return new LambdaBlock(x -> {
            Shape shape = x.singletonOrThrow().getShape();
            long[] size = {2 * shape.get(2), 2 * shape.get(3)};
            return new NDList(x.singletonOrThrow().getNDArrayInternal().interpolation(size, 0, false));
        });
    }

    private static NDArray unshuffle(NDArray x) {
        Shape s = x.getShape();
        return x.reshape(s.get(0), s.get(1), s.get(2) / 2, 2, s.get(3) / 2, 2)
                .transpose(0, 1, 3, 5, 2, 4)
                .reshape(s.get(0), 4 * s.get(1), s.get(2) / 2, s.get(3) / 2);
    }

    private static Block shuffle() {
        return new LambdaBlock(list -> {
            NDArray x = list.singletonOrThrow();
            Shape s = x.getShape();
            return new NDList(x.reshape(s.get(0), s.get(1) / 4, 2, 2, s.get(2), s.get(3))
                    .transpose(0, 1, 4, 2, 5, 3)
                    .reshape(s.get(0), s.get(1) / 4, 2 * s.get(2), 2 * s.get(3)));
        });
    }
}
