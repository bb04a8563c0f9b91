package io.intaglio.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.config.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The examples of some classes of a source. Labels are numbers among the chosen classes, which keep their names and
 * their order. Closing it closes the source.
 *
 * @since 0.1
 */
public final class ClassSelection extends ForwardingSource {

    private static final int NAMED = 12;

    private final List<String> classes;
    private final long[] indices;
    private final int[] labels;

    private ClassSelection(Source source, List<String> classes, long[] indices, int[] labels) {
        super(source);
        this.classes = classes;
        this.indices = indices;
        this.labels = labels;
    }

    /**
     * Chooses examples by their classes.
     *
     * @param names of classes of the source, at least one
     * @param others whether to choose all classes except the named ones
     * @throws InvalidInputException if the source has no such class, or no example is left
     * @throws IOException if the class of an example can only be found by reading its image, and reading fails
     */
    public static ClassSelection of(Source source, List<String> names, boolean others) throws IOException {
        List<String> all = source.classes();
        if (all.isEmpty()) {
            throw new InvalidInputException("this data has no classes to choose from; leave ?class= out");
        }
        for (String name : names) {
            if (!all.contains(name)) {
                throw new InvalidInputException("there is no class \"" + name + "\" in this data; "
                        + Suggestion.of(name, all) + "there are: " + NameList.of(all, NAMED));
            }
        }
        List<String> chosen =
                all.stream().filter(name -> names.contains(name) != others).toList();
        List<Integer> numbers = all.stream().map(chosen::indexOf).toList();
        List<Long> found = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (long index = 0; index < source.size(); index++) {
            OptionalInt label = source.label(index);
            if (label.isPresent() && numbers.get(label.getAsInt()) >= 0) {
                found.add(index);
                labels.add(numbers.get(label.getAsInt()));
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException("this data has no example of the chosen classes " + chosen);
        }
        return new ClassSelection(
                source,
                chosen,
                found.stream().mapToLong(Long::longValue).toArray(),
                labels.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public long size() {
        return indices.length;
    }

    @Override
    public Example get(long index) throws IOException {
        Example example = super.get(indices[(int) Objects.checkIndex(index, size())]);
        return new Example(example.name(), example.image(), label(index), example.partner(), example.origin());
    }

    @Override
    public String name(long index) {
        return super.name(indices[(int) Objects.checkIndex(index, size())]);
    }

    @Override
    public OptionalInt label(long index) {
        return OptionalInt.of(labels[(int) Objects.checkIndex(index, size())]);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public String digest() {
        return digest("classes " + classes);
    }
}
