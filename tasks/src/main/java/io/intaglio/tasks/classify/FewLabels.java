package io.intaglio.tasks.classify;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.DataFacts;
import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.data.Subset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Data in which the labels of some examples are known and all others are hidden. Examples with a label are repeated so
 * that they are a quarter of all examples, unless they are more frequent anyway. The caller closes the data.
 */
final class FewLabels extends ForwardingSource {

    /** Number of examples without a label for each example with a label. */
    private static final long OTHERS = 3;

    private final long[] known;
    private final BitSet isKnown = new BitSet();
    private final long size;

    private FewLabels(Source data, long[] known) {
        super(data);
        this.known = known;
        for (long index : known) {
            isKnown.set(Math.toIntExact(index));
        }
        long unknown = data.size() - known.length;
        this.size = known.length == 0 ? data.size() : unknown + Math.max(known.length, unknown / OTHERS);
    }

    /** Returns the data without any label. */
    static Source hidden(Source data) {
        return new FewLabels(data, new long[0]);
    }

    /**
     * Checks that equally many labels of each class can be chosen.
     *
     * @param labels number of labels of all classes together, at least 1
     * @throws InvalidInputException if there are no classes, or another number of labels is needed
     */
    static void check(int labels, DataFacts facts) {
        int there = facts.classes().size();
        if (there == 0) {
            throw new InvalidInputException("labels=" + labels + " takes data that names its classes; put the images of"
                    + " each class into a folder of its own, or set labels to 0");
        }
        if (labels % there != 0) {
            throw new InvalidInputException("labels are equally many of each of the " + there + " classes, and "
                    + labels + " is no multiple of that; set labels to "
                    + Math.max(1, Math.min(facts.examples() / there, Math.round((double) labels / there))) * there);
        }
        if (labels > facts.examples()) {
            throw new InvalidInputException("labels=" + labels + " is more than the " + facts.examples()
                    + " images that there are; set it to fewer, or to 0 for all");
        }
    }

    /**
     * Chooses at random the examples whose labels are known, equally many of each class.
     *
     * @param labels number of labels of all classes together
     * @throws InvalidInputException if a class has too few examples
     */
    static Source drawn(Source data, int labels, long seed) throws IOException {
        List<String> classes = data.classes();
        int each = labels / classes.size();
        int[] missing = new int[classes.size()];
        Arrays.fill(missing, each);
        List<Long> found = new ArrayList<>();
        Permutation order = Permutation.of(data.size(), seed);
        for (long place = 0; place < data.size() && found.size() < labels; place++) {
            long index = order.at(place);
            int label = label(data, index);
            if (label >= 0 && missing[label] > 0) {
                missing[label]--;
                found.add(index);
            }
        }
        for (int c = 0; c < missing.length; c++) {
            if (missing[c] > 0) {
                throw new InvalidInputException("labels=" + labels + " takes " + each + " examples of each of the "
                        + missing.length + " classes, and there are " + (each - missing[c]) + " of \"" + classes.get(c)
                        + "\" to learn from; set labels to fewer, or to 0 for all");
            }
        }
        return new FewLabels(data, numbers(found));
    }

    /**
     * Returns the data with all known labels.
     *
     * @throws InvalidInputException if it has none
     */
    static Source all(Source data) throws IOException {
        List<Long> found = new ArrayList<>();
        for (long index = 0; index < data.size(); index++) {
            if (label(data, index) >= 0) {
                found.add(index);
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException("no image to learn from has a class; give a class to some of each kind");
        }
        return new FewLabels(data, numbers(found));
    }

    /** Returns the examples with a label, each once, if the data is of this class. Other data is returned unchanged. */
    static Source labelled(Source data) {
        return data instanceof FewLabels few && few.known.length > 0 ? Subset.of(few.source(), few.known) : data;
    }

    private static long[] numbers(List<Long> found) {
        return found.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Returns the label of an example. One that cannot be read has no label; the training reports it. */
    private static int label(Source data, long index) throws IOException {
        try {
            return data.label(index).orElse(-1);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return -1;
        }
    }

    /** Returns the index in the data: first all examples in order, then those with a label repeatedly. */
    private long place(long index) {
        return Objects.checkIndex(index, size) < super.size()
                ? index
                : known[(int) ((index - super.size()) % known.length)];
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Example get(long index) throws IOException {
        long place = place(index);
        Example example = super.get(place);
        return isKnown.get((int) place)
                ? example
                : new Example(
                        example.name(), example.image(), OptionalInt.empty(), example.partner(), example.origin());
    }

    @Override
    public String name(long index) {
        return super.name(place(index));
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        long place = place(index);
        return isKnown.get((int) place) ? super.label(place) : OptionalInt.empty();
    }

    @Override
    public String digest() {
        return digest("labels " + Arrays.toString(known));
    }

    @Override
    public void close() {}
}
