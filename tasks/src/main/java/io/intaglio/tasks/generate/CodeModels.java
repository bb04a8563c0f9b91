package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Latent;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapePlan;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The distributions of codes that a plate stores.
 *
 * @param mixtures the mixtures that were fitted to the codes
 * @param flow the flow that was trained on the codes
 */
record CodeModels(Optional<Mixtures> mixtures, Optional<CodeFlow> flow) {

    /** The side length of new images, in pixels, if the network accepts any size and the plate stores no size. */
    private static final int SIDE = 64;

    static CodeModels of(Map<String, byte[]> entries) {
        return new CodeModels(Mixtures.of(entries), CodeFlow.of(entries));
    }

    /**
     * Returns the distribution that a run's options choose.
     *
     * @param label the class of the codes, if the run names one
     * @throws InvalidInputException if the distribution does not know the class
     */
    CodeDistribution distribution(Autoencoder model, Generate.Options options, OptionalInt label) {
        return switch (options.draw()) {
            case FLOW -> ofFlow(model, options, label);
            case MIXTURE -> mixtures(model, options).distribution(options.temperature());
            case INDEPENDENT -> mixtures(model, options).independent(options.temperature());
            case PRIOR -> ofPrior(model, options, label);
            case AUTO ->
                flow.isPresent()
                        ? ofFlow(model, options, label)
                        : mixtures.isPresent()
                                ? mixtures(model, options).distribution(options.temperature())
                                : ofPrior(model, options, label);
        };
    }

    private CodeDistribution ofFlow(Autoencoder model, Generate.Options options, OptionalInt label) {
        CodeFlow found = flow.orElseThrow(() -> new InvalidInputException(
                "this plate has no flow over its codes; \"intaglio fit generate\" trains one"));
        FlowNetwork network = found.network();
        checkClass(
                label, Math.max(network.classes(), model.architecture().latent().classes()), "the flow");
        Shape wanted = code(model, options.size(), network.height(), network.width());
        if (wanted.channels() != network.channels() || network.map() != wanted instanceof Shape.Map) {
            throw new InvalidInputException("the plate's flow is not one of its codes, which are " + wanted);
        }
        return found.distribution(
                model,
                new CodeFlow.Drawing(options.steps(), options.guidance(), options.temperature()),
                wanted instanceof Shape.Map map ? map.height() : 1,
                wanted instanceof Shape.Map map ? map.width() : 1);
    }

    /** Refuses a class that would have no effect. A mixture refuses by itself: it knows some classes only. */
    static void checkClass(OptionalInt label, int classes, String what) {
        if (label.isPresent() && label.getAsInt() >= classes) {
            throw new InvalidInputException(
                    classes == 0
                            ? what + " of this plate knows no classes; leave the class out, or draw from another"
                                    + " distribution"
                            : what + " of this plate knows the classes 0 to " + (classes - 1) + ", and not "
                                    + label.getAsInt());
        }
    }

    private Mixtures mixtures(Autoencoder model, Generate.Options options) {
        Mixtures found = mixtures.orElseThrow(() -> new InvalidInputException(
                "this plate has no mixture of its codes; \"intaglio fit generate\" adds one where codes have at most "
                        + Mixtures.MOST_NUMBERS + " numbers"));
        Shape of = found.shape();
        Shape wanted = of instanceof Shape.Map map
                ? code(model, options.size(), map.height(), map.width())
                : code(model, options.size(), 1, 1);
        if (!wanted.equals(of)) {
            throw new InvalidInputException("the plate's mixture is one of codes of " + of + ", not of " + wanted
                    + "; from=flow draws maps of any size");
        }
        return found;
    }

    private CodeDistribution ofPrior(Autoencoder model, Generate.Options options, OptionalInt label) {
        if (!(model.architecture().latent() instanceof Latent.Gaussian)) {
            throw new InvalidInputException("this plate has no prior, as it is not variational; "
                    + (flow.isPresent() || mixtures.isPresent()
                            ? "draw from its flow or its mixture, or train one with the architecture variational"
                            : "\"intaglio fit generate\" fits a mixture to its codes and trains a flow"));
        }
        checkClass(label, model.architecture().latent().classes(), "the prior");
        Shape shape = code(model, options.size(), 0, 0);
        return (labels, random) -> {
            float[][] codes = new float[labels.length][(int) shape.size()];
            for (float[] code : codes) {
                for (int i = 0; i < code.length; i++) {
                    code[i] = (float) (options.temperature() * random.nextGaussian());
                }
            }
            return Codes.joined(shape, codes);
        };
    }

    /**
     * Returns the shape of the codes of images of a size.
     *
     * @param size side length of the images in pixels, or 0 if it is not given
     * @param height height of a map if no size is given; 0 if it is unknown
     * @param width width of a map if no size is given; 0 if it is unknown
     */
    private static Shape code(Autoencoder model, int size, int height, int width) {
        ShapePlan plan = model.plan();
        ImageSpec in = model.architecture().in();
        if (in.fixed() || !(plan.code() instanceof Shape.Map map)) {
            if (size != 0 && (in.height() != size || in.width() != size)) {
                throw new InvalidInputException("this network makes images of " + in.width() + "x" + in.height()
                        + " pixels only; leave size out");
            }
            return plan.code();
        }
        if (size == 0 && height > 0) {
            return new Shape.Map(map.channels(), height, width);
        }
        int wanted = size == 0 ? SIDE : size;
        int side = Math.max(1, (wanted + plan.stride() - 1) / plan.stride()) * plan.stride();
        return ShapePlan.of(model.architecture(), side, side).code();
    }
}
