package io.intaglio.internal.data;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.config.Suggestion;
import io.intaglio.data.Example;
import io.intaglio.data.ForwardingSource;
import io.intaglio.data.Source;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Data whose labels are numbers of the classes that a plate knows. Classes are the same if they have the same name, so
 * data with some of the classes, or with another order of them, keep their meaning.
 */
public final class KnownClasses extends ForwardingSource {

    private static final int NAMED = 12;

    private final List<String> known;
    private final List<Integer> numbers;

    private KnownClasses(Source source, List<String> known, List<Integer> numbers) {
        super(source);
        this.known = known;
        this.numbers = numbers;
    }

    /**
     * Returns the data with a plate's labels. Data or plates without names of classes stay as they are.
     *
     * @param known names of the plate's classes, in the order of their numbers
     * @throws InvalidInputException if the plate does not know a class of the data
     */
    public static Source of(Source data, List<String> known) {
        // As names are on the card of a plate.
        List<String> classes = data.classes().stream()
                .map(name -> name.replaceAll("\\p{Cntrl}", " "))
                .toList();
        if (known.isEmpty() || classes.isEmpty() || classes.equals(known)) {
            return data;
        }
        for (String name : classes) {
            if (!known.contains(name)) {
                throw new InvalidInputException("this plate knows no class \"" + name + "\"; "
                        + Suggestion.of(name, known) + "it knows "
                        + NameList.of(known, NAMED)
                        + ". Give the classes of the data the same names, or choose some of them with ?class=");
            }
        }
        return new KnownClasses(
                data, known, classes.stream().map(known::indexOf).toList());
    }

    private OptionalInt known(OptionalInt label) {
        return label.isPresent() && label.getAsInt() >= 0 && label.getAsInt() < numbers.size()
                ? OptionalInt.of(numbers.get(label.getAsInt()))
                : label;
    }

    @Override
    public Example get(long index) throws IOException {
        Example example = super.get(index);
        return new Example(
                example.name(), example.image(), known(example.label()), example.partner(), example.origin());
    }

    @Override
    public OptionalInt label(long index) throws IOException {
        return known(super.label(index));
    }

    @Override
    public List<String> classes() {
        return known;
    }
}
