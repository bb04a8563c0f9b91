package io.intaglio.cli.explain;

import io.intaglio.Model;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Latent;
import io.intaglio.network.Tensor;
import io.intaglio.task.Answer;
import io.intaglio.task.Result;
import io.intaglio.task.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Explains the numbers that a plate answers to a picture.
 *
 * @since 0.1
 */
public final class Explanation {

    private static final int SHOWN = 8;
    private static final String CLASS = "class";
    private static final String SCORE = "score";
    private static final String ALARM = "alarm";

    private final Model model;
    private final Picture picture;
    private final Settings options;
    private final OptionalInt label;
    private final List<String> columns;

    /**
     * Creates an explanation.
     *
     * @param options of the runs
     * @param label the class that the network is told
     * @throws InvalidInputException if the plate does not answer with numbers
     */
    public Explanation(Model model, Picture picture, Settings options, OptionalInt label) {
        this.model = model;
        this.picture = Picture.of(picture.onWhite().pixels());
        this.options = options;
        this.label = label;
        Answer answer = model.answer(options);
        this.columns = answer.columns();
        if (columns.isEmpty()) {
            throw new InvalidInputException("the task " + model.taskName()
                    + " answers with no numbers that could be explained; for a plate with a code give --task embed");
        }
    }

    /** Returns how many answers {@link #page} will ask for at first. */
    public int answers() {
        return new CellGrid(picture.pixels()).cells();
    }

    /**
     * Explains.
     *
     * @param asked a column of the answer, or null for those that matter
     * @param data of the kind that the plate learned from; null where there is none
     * @param progress is told how many answers there are
     */
    public ExplainPage page(String asked, Source data, LongConsumer progress) throws IOException {
        Occlusion occlusion = Occlusion.of(new CellGrid(picture.pixels()), this::numbers, progress);
        List<Integer> shown = shown(asked, occlusion);
        int first = shown.get(0);
        // A class or a score is explained by what speaks for it, a number of a code by what moves it most.
        boolean told = columns.contains(CLASS) || columns.contains(SCORE);
        boolean rises = !told && occlusion.lowers(first);
        List<DeletionTest> tests = DeletionTest.of(
                occlusion.grid(),
                occlusion.ranking(first, rises),
                occlusion.whole().get(first),
                changed -> numbers(changed).get(first));
        return new ExplainPage(columns, occlusion, shown, tests, expected(), normal(data), traversals(data));
    }

    private List<Double> numbers(Picture changed) {
        return ((Result.Table) model.result(request(changed, options))).rows().get(0);
    }

    private RunRequest request(Picture changed, Settings of) {
        RunRequest request = RunRequest.of(changed).withOptions(of);
        return label.isPresent() ? request.withLabel(label.getAsInt()) : request;
    }

    /** The asked one; else the class that was told, the score with its parts, or the numbers that change most. */
    private List<Integer> shown(String asked, Occlusion occlusion) {
        if (asked != null) {
            if (!columns.contains(asked)) {
                throw new InvalidInputException("there is no column \"" + asked + "\" in the answer; there are: "
                        + String.join(", ", columns.subList(0, Math.min(40, columns.size()))));
            }
            return List.of(columns.indexOf(asked));
        }
        if (columns.contains(CLASS)) {
            int told = 1 + occlusion.whole().get(columns.indexOf(CLASS)).intValue();
            return List.of(told, second(occlusion.whole(), told));
        }
        if (columns.contains(SCORE)) {
            return IntStream.range(0, columns.size())
                    .filter(c -> c == columns.indexOf(SCORE) || c > columns.indexOf(ALARM))
                    .limit(SHOWN)
                    .boxed()
                    .toList();
        }
        return IntStream.range(0, columns.size())
                .boxed()
                .sorted((a, b) -> Double.compare(occlusion.strength(b), occlusion.strength(a)))
                .limit(SHOWN)
                .toList();
    }

    /** The column of the class that is next in probability. */
    private static int second(List<Double> row, int told) {
        return IntStream.range(1, row.size())
                .filter(c -> c != told)
                .boxed()
                .max((a, b) -> Double.compare(row.get(a), row.get(b)))
                .orElse(told);
    }

    /** Of a plate that detects: the picture, what was expected, and the heat map. */
    private Optional<ImageBatch> expected() {
        if (!columns.contains(ALARM)) {
            return Optional.empty();
        }
        Result result = model.result(request(picture, options.with("map", "explain")));
        return result instanceof Result.Images images && !images.images().isEmpty()
                ? Optional.of(images.images().get(0))
                : Optional.empty();
    }

    private Optional<NearestNormal> normal(Source data) throws IOException {
        if (data == null || !columns.contains(ALARM)) {
            return Optional.empty();
        }
        int alarm = columns.indexOf(ALARM);
        return NearestNormal.of(picture.pixels(), data, other -> numbers(other).get(alarm) == 0);
    }

    /** Of a code that is a vector; without data only one whose prior says how far its numbers go. */
    private List<Traversals> traversals(Source data) throws IOException {
        Optional<LatentCodec> codec = model.autoencoder().codec();
        if (codec.isEmpty() || columns.contains(ALARM)) {
            return List.of();
        }
        Tensor code = model.encode(picture);
        boolean gaussian = model.autoencoder().architecture().latent() instanceof Latent.Gaussian;
        if (code.shape().size() != 2 || data == null && !gaussian) {
            return List.of();
        }
        int numbers = code.shape().get(1);
        int classes = model.autoencoder().architecture().latent().classes();
        Condition condition = classes == 0 ? Condition.NONE : Condition.of(label.orElse(0), 1);
        if (data == null) {
            return Traversals.of(
                    codec.get(), code, condition, Collections.nCopies(numbers, 0.0), Collections.nCopies(numbers, 1.0));
        }
        CodeSpread spread = CodeSpread.of(model, data);
        return Traversals.of(codec.get(), code, condition, spread.mean(), new ArrayList<>(spread.deviation()));
    }
}
