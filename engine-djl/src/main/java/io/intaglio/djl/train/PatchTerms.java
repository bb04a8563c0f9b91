package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.intaglio.data.SplitMix64;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.djl.spi.Scalars;
import io.intaglio.network.Term;
import java.util.random.RandomGenerator;

/** The terms that look at the patches and at the gradients of the brightness, at three sizes. */
final class PatchTerms {

    private static final float[] BRIGHTNESS = {0.299f, 0.587f, 0.114f};
    private static final int SIZES = 3;
    private static final int[] SIDES = {7, 3};
    private static final int WINDOW = 7;
    private static final double FLAT = 1e-4;
    private static final double STRUCTURED = 1e-3;
    private static final long SEED = 0x9A7C4L;

    private PatchTerms() {}

    static NDArray distribution(Term.PatchDistribution term, LossInputs in) {
        NDArray output = brightness(in.output());
        NDArray target = brightness(in.target());
        NDArray sum = Tensors.floats(in.manager(), new float[1], new Shape());
        int sizes = 0;
        for (int size = 0; size < SIZES && fits(output, SIDES[0]); size++) {
            for (int side : SIDES) {
                RandomGenerator random = SplitMix64.at(SEED, in.step(), size, side);
                NDArray directions = directions(in.manager(), side, term.directions(), random);
                NDArray made = sorted(output, side, directions, term.patches(), random);
                NDArray wanted = sorted(target, side, directions, term.patches(), random);
                sum = sum.add(made.sub(wanted).square().mean());
            }
            sizes++;
            output = halved(output);
            target = halved(target);
        }
        return Scalars.times(sum, 1.0 / Math.max(1, sizes));
    }

    private static boolean fits(NDArray x, int side) {
        return x.getShape().get(2) >= side && x.getShape().get(3) >= side;
    }

    /** Returns directions as columns. */
    private static NDArray directions(NDManager manager, int side, int count, RandomGenerator random) {
        int length = side * side;
        float[] columns = new float[length * count];
        double[] numbers = new double[length];
        for (int k = 0; k < count; k++) {
            double mean = 0;
            for (int i = 0; i < length; i++) {
                numbers[i] = random.nextGaussian();
                mean += numbers[i] / length;
            }
            double squares = 0;
            for (double number : numbers) {
                squares += (number - mean) * (number - mean);
            }
            for (int i = 0; i < length; i++) {
                columns[i * count + k] = (float) ((numbers[i] - mean) / Math.sqrt(squares));
            }
        }
        return Tensors.floats(manager, columns, new Shape(length, count));
    }

    /** Returns the inner products of patches with the directions, sorted: (images, directions, patches). */
    private static NDArray sorted(NDArray gray, int side, NDArray directions, int patches, RandomGenerator random) {
        int count = (int) gray.getShape().get(0);
        int height = (int) gray.getShape().get(2);
        int width = (int) gray.getShape().get(3);
        int length = side * side;
        long[] places = new long[count * patches * length];
        int at = 0;
        for (int image = 0; image < count; image++) {
            for (int patch = 0; patch < patches; patch++) {
                int top = random.nextInt(height - side + 1);
                int left = random.nextInt(width - side + 1);
                for (int i = 0; i < length; i++) {
                    places[at++] = ((long) image * height + top + i / side) * width + left + i % side;
                }
            }
        }
        NDManager manager = directions.getManager();
        NDArray numbers = gray.reshape(new Shape((long) count * height * width))
                .take(manager, manager.create(places, new Shape(places.length)))
                .reshape(new Shape((long) count * patches, length));
        return numbers.matMul(directions)
                .reshape(new Shape(count, patches, directions.getShape().get(1)))
                .transpose(0, 2, 1)
                .sort(2);
    }

    /** Returns how little the gradients of the output's brightness correlate with those of the input's. */
    static NDArray correlation(Compiled compiled, LossInputs in) {
        NDArray output = brightness(in.output());
        long channels = in.output().getShape().get(1);
        NDArray given = in.input();
        NDArray content = brightness(
                given.getShape().get(1) == channels
                        ? given
                        : given.split(new long[] {channels}, 1).get(0));
        NDArray sum = Tensors.floats(in.manager(), new float[1], new Shape());
        int sizes = 0;
        for (int size = 0; size < SIZES && fits(output, WINDOW + 1); size++) {
            sum = sum.add(uncorrelated(compiled, output, content));
            sizes++;
            output = halved(output);
            content = halved(content);
        }
        return Scalars.times(sum, 1.0 / Math.max(1, sizes));
    }

    private static NDArray uncorrelated(Compiled compiled, NDArray output, NDArray content) {
        NDArray across = across(output);
        NDArray down = down(output);
        NDArray contentAcross = across(content);
        NDArray contentDown = down(content);
        NDArray common = windows(compiled, across.mul(contentAcross).add(down.mul(contentDown)));
        NDArray own = windows(compiled, across.square().add(down.square()));
        NDArray energy = windows(compiled, contentAcross.square().add(contentDown.square()));
        NDArray root = Scalars.plus(own, FLAT).mul(Scalars.plus(energy, FLAT)).sqrt();
        NDArray weight = energy.div(Scalars.plus(energy, STRUCTURED));
        NDArray mean = weight.mul(common.div(root)).sum().div(Scalars.plus(weight.sum(), 1e-6));
        return Scalars.complement(mean);
    }

    private static NDArray across(NDArray x) {
        return x.get(new NDIndex(":, :, :-1, 1:")).sub(x.get(new NDIndex(":, :, :-1, :-1")));
    }

    private static NDArray down(NDArray x) {
        return x.get(new NDIndex(":, :, 1:, :-1")).sub(x.get(new NDIndex(":, :, :-1, :-1")));
    }

    private static NDArray windows(Compiled compiled, NDArray x) {
        NDManager manager = x.getManager();
        NDArray window = manager.ones(new Shape(1, 1, WINDOW, WINDOW));
        return Scalars.times(compiled.convolve(x, window, manager.zeros(new Shape(1)), 1), 1.0 / (WINDOW * WINDOW));
    }

    /** Returns the brightness, (count, 1, height, width). */
    private static NDArray brightness(NDArray images) {
        Shape shape = images.getShape();
        if (shape.get(1) == 1) {
            return images;
        }
        NDArray shares = Tensors.floats(images.getManager(), BRIGHTNESS.clone(), new Shape(1, 3, 1, 1));
        return images.mul(shares).sum(new int[] {1}, true);
    }

    /** Returns means of squares of four pixels; odd rows and columns at the end are left out. */
    private static NDArray halved(NDArray x) {
        long count = x.getShape().get(0);
        long height = x.getShape().get(2) / 2;
        long width = x.getShape().get(3) / 2;
        NDArray even = x.get(new NDIndex(":, :, :" + 2 * height + ", :" + 2 * width));
        return even.reshape(new Shape(count, height, 2, width, 2))
                .mean(new int[] {4})
                .mean(new int[] {2})
                .reshape(new Shape(count, 1, height, width));
    }
}
