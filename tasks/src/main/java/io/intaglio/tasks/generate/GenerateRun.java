package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageGrid;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Latent;
import io.intaglio.network.Tensor;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;
import io.intaglio.task.Role;
import io.intaglio.tasks.embed.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One run of {@link Generate}: chooses codes and decodes them to images. */
final class GenerateRun {

    private static final String START = "from";
    private static final String END = "to";
    private static final String ADD = "add";
    private static final String MINUS = "minus";

    static final List<Role> ROLES = List.of(
            Role.optionalPicture(START),
            Role.optionalPicture(END),
            Role.optionalPicture(ADD),
            Role.optionalPicture(MINUS));

    private static final int BATCH = 64;
    private static final int GAP = 2;

    /** Number of columns of a sheet of coordinates, from -3 to 3 standard deviations. */
    private static final int COLUMNS = 7;

    private static final double FARTHEST = 3;

    /** Number of codes from which the standard deviation of each coordinate is computed. */
    private static final int SPREAD = 512;

    private final Autoencoder model;
    private final LatentCodec codec;
    private final CodeModels models;
    private final Inputs inputs;
    private final Generate.Options options;
    private final RandomGenerator random;

    GenerateRun(Autoencoder model, CodeModels models, Inputs inputs, Generate.Options options, RandomGenerator random) {
        this.model = model;
        this.codec = model.codec()
                .orElseThrow(() -> new InvalidInputException(
                        "this plate's decoder looks past the code, so that no image can be made from a code alone"));
        this.models = models;
        this.inputs = inputs;
        this.options = options;
        this.random = random;
    }

    /** Returns the options that have no effect with these other options and the pictures in these roles. */
    static Set<String> unused(Generate.Options options, Set<String> roles) {
        Set<String> unused = new HashSet<>();
        boolean sheet = options.traverse() > 0;
        boolean path = !sheet && roles.contains(END);
        boolean sum = !sheet && (roles.contains(ADD) || roles.contains(MINUS));
        boolean varied = !sheet && !path && !sum && roles.contains(START);
        if (sheet || sum) {
            unused.add("count");
        }
        if (sheet) {
            unused.add("grid");
        }
        if (!path && !varied) {
            unused.add("path");
        }
        if (!varied) {
            unused.add("variation");
        }
        if (path || sum) { // the codes are those of pictures, and none is drawn
            unused.addAll(Set.of("seed", "temperature", "draw", "size"));
        }
        if (path || sum || !Set.of(Generate.Draw.AUTO, Generate.Draw.FLOW).contains(options.draw())) {
            unused.addAll(Set.of("steps", "guidance"));
        }
        return unused;
    }

    Result result() {
        if (options.traverse() > 0) {
            return new Result.Images(List.of(ImageGrid.of(traversal(), GAP)));
        }
        List<ImageBatch> images = images();
        return new Result.Images(options.grid() ? List.of(sheet(images)) : images);
    }

    private List<ImageBatch> images() {
        if (inputs.images(START).isEmpty()) {
            if (!inputs.roles().isEmpty()) {
                throw new InvalidInputException("pictures in the roles to, add and minus go with one in the role from");
            }
            return drawn();
        }
        boolean sum = !inputs.images(ADD).isEmpty() || !inputs.images(MINUS).isEmpty();
        boolean path = !inputs.images(END).isEmpty();
        if (sum && path) {
            throw new InvalidInputException("a picture in the role to makes a path, and pictures in the roles add and"
                    + " minus make a sum; leave one of both out");
        }
        if (path && options.count() < 2) {
            throw new InvalidInputException("a path has at least two pictures; set count to 2 or more");
        }
        if ((sum || path) && inputs.label().isPresent() && !conditional()) {
            throw new InvalidInputException(
                    "a class has no effect on the codes of given pictures in this network; leave the class out");
        }
        Coded start = encode(START);
        return sum ? sum(start) : path ? path(start) : variations(start);
    }

    /** A code with the size of its picture. The network's output can be larger, because pictures are padded. */
    private record Coded(Tensor code, int height, int width) {

        Tensor with(float[] numbers) {
            return Tensor.of(code.shape(), numbers);
        }
    }

    private Coded encode(String role) {
        ImageBatch image = Vectors.framed(model, inputs.image(role));
        boolean fixed = model.architecture().in().fixed();
        return new Coded(
                codec.encode(image),
                fixed ? image.height() : inputs.image(role).height(),
                fixed ? image.width() : inputs.image(role).width());
    }

    private Coded encodeLike(Coded first, String role) {
        Coded other = encode(role);
        if (!other.code().shape().equals(first.code().shape())) {
            throw new InvalidInputException("the pictures in the roles from and " + role + " differ in size: "
                    + first.width() + "x" + first.height() + " and " + other.width() + "x" + other.height()
                    + "; give pictures of one size");
        }
        return other;
    }

    private List<ImageBatch> drawn() {
        Generate.Draw draw = options.draw();
        if (model.architecture().hierarchical() && (draw == Generate.Draw.PRIOR || draw == Generate.Draw.AUTO)) {
            return drawnAtEveryLevel();
        }
        CodeDistribution distribution = models.distribution(model, options, inputs.label());
        List<ImageBatch> images = new ArrayList<>();
        while (images.size() < options.count()) {
            int count = Math.min(BATCH, options.count() - images.size());
            int[] labels = labels(images.size(), count);
            add(images, codec.decode(distribution.draw(labels, random), condition(labels)));
        }
        return images;
    }

    /**
     * Returns images for which all levels of the hierarchy are drawn. If only the code is drawn, the levels below have
     * their means.
     */
    private List<ImageBatch> drawnAtEveryLevel() {
        CodeModels.checkClass(inputs.label(), model.architecture().latent().classes(), "the prior");
        List<ImageBatch> images = new ArrayList<>();
        while (images.size() < options.count()) {
            int count = Math.min(BATCH, options.count() - images.size());
            Condition condition = condition(labels(images.size(), count));
            add(images, model.prior(condition, count, options.temperature(), random.nextLong()));
        }
        return images;
    }

    private static void add(List<ImageBatch> images, ImageBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            images.add(batch.image(i));
        }
    }

    /**
     * Returns the classes of some codes. If no class is given, a conditional network gets one class after another, and
     * other codes can belong to any class.
     */
    private int[] labels(int first, int count) {
        int classes = model.architecture().latent().classes();
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = inputs.label().orElse(classes == 0 ? -1 : (first + i) % classes);
        }
        return labels;
    }

    private Condition condition(int[] labels) {
        return conditional() ? new Condition(Arrays.stream(labels).boxed().toList()) : Condition.NONE;
    }

    private boolean conditional() {
        return model.architecture().latent().classes() > 0;
    }

    /** Returns the rebuilt picture, followed by its variations. */
    private List<ImageBatch> variations(Coded start) {
        CodeDistribution distribution = models.distribution(model, options, inputs.label());
        List<ImageBatch> images = new ArrayList<>(List.of(decode(start, start.code())));
        for (int i = 0; i < options.count(); i++) {
            Tensor other = distribution.draw(labels(0, 1), random);
            if (!other.shape().equals(start.code().shape())) {
                throw new InvalidInputException("codes are drawn for images of another size than this picture; give"
                        + " the option size, or a picture of the size that the plate was fitted to");
            }
            images.add(decode(start, start.with(between(start.code(), other, options.variation()))));
        }
        return images;
    }

    private List<ImageBatch> path(Coded start) {
        Coded end = encodeLike(start, END);
        List<ImageBatch> images = new ArrayList<>();
        for (int i = 0; i < options.count(); i++) {
            double share = i / (options.count() - 1.0);
            images.add(decode(start, start.with(between(start.code(), end.code(), share))));
        }
        return images;
    }

    /** Returns the rebuilt picture, followed by the sum. */
    private List<ImageBatch> sum(Coded start) {
        float[] sum = start.code().data().clone();
        for (String role : List.of(ADD, MINUS)) {
            if (!inputs.images(role).isEmpty()) {
                float[] other = encodeLike(start, role).code().data();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += role.equals(ADD) ? other[i] : -other[i];
                }
            }
        }
        return List.of(decode(start, start.code()), decode(start, start.with(sum)));
    }

    private ImageBatch decode(Coded like, Tensor code) {
        ImageBatch image = codec.decode(code, condition(labels(0, 1)));
        return image.crop(0, 0, Math.min(image.height(), like.height()), Math.min(image.width(), like.width()));
    }

    private float[] between(Tensor from, Tensor to, double share) {
        boolean spherical = options.path() == Generate.Path.SPHERICAL
                || options.path() == Generate.Path.AUTO && model.architecture().latent() instanceof Latent.Gaussian;
        return spherical
                ? CodePath.spherical(from.data(), to.data(), share)
                : CodePath.linear(from.data(), to.data(), share);
    }

    /**
     * Returns a row of images for each of the coordinates with the largest standard deviations, from low to high
     * values.
     */
    private List<List<ImageBatch>> traversal() {
        Tensor some = models.distribution(model, options, inputs.label()).draw(labels(0, SPREAD), random);
        if (some.shape().size() != 2) {
            throw new InvalidInputException(
                    "codes of this plate are maps, which have no coordinates to show one by one; leave traverse out");
        }
        CoordinateSpread spread = CoordinateSpread.of(some);
        float[] base = inputs.images(START).isEmpty()
                ? spread.means()
                : encode(START).code().data();
        List<List<ImageBatch>> rows = new ArrayList<>();
        for (int coordinate : spread.widest(options.traverse())) {
            List<ImageBatch> row = new ArrayList<>();
            for (int column = 0; column < COLUMNS; column++) {
                float[] code = base.clone();
                double deviations = FARTHEST * (2.0 * column / (COLUMNS - 1) - 1);
                code[coordinate] = (float) (spread.means()[coordinate] + deviations * spread.deviations()[coordinate]);
                row.add(codec.decode(Tensor.of(List.of(1, code.length), code), condition(labels(0, 1))));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Returns a sheet of images with as many rows as columns, or one more column. */
    private static ImageBatch sheet(List<ImageBatch> images) {
        int columns = (int) Math.ceil(Math.sqrt(images.size()));
        List<List<ImageBatch>> rows = new ArrayList<>();
        for (int from = 0; from < images.size(); from += columns) {
            rows.add(images.subList(from, Math.min(images.size(), from + columns)));
        }
        return ImageGrid.of(rows, GAP);
    }
}
