package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Kinds of which each image draws one, by weight.
 *
 * @param choices no kind twice
 */
record Kinds(List<Choice> choices) {

    /** What may be wrong with a picture that is to be enhanced. */
    enum Kind {
        LOW_LIGHT,
        CONTRAST,
        HAZE;

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One of them.
     *
     * @param weight in proportion to which it is drawn, above 0
     */
    record Choice(Kind kind, double weight) {}

    /** Reads {@code low-light}, or {@code low-light:2} with a weight; without one it is 1. */
    static Kinds parse(List<String> texts) {
        List<Choice> choices = new ArrayList<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            Kind kind = kind(colon < 0 ? text : text.substring(0, colon));
            if (choices.stream().anyMatch(choice -> choice.kind() == kind)) {
                throw new InvalidInputException(
                        "kind names " + kind.text() + " twice; give it a weight instead, as in " + kind.text() + ":2");
            }
            choices.add(new Choice(kind, colon < 0 ? 1 : weight(text, text.substring(colon + 1))));
        }
        if (choices.isEmpty()) {
            throw new InvalidInputException("kind names none; known are: " + known());
        }
        return new Kinds(List.copyOf(choices));
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("there is no kind \"" + text.strip() + "\"; known are: " + known()));
    }

    private static double weight(String text, String number) {
        try {
            double weight = Double.parseDouble(number.strip());
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInputException(
                "\"" + text + "\" gives a kind a weight that is no number above 0; write it as in low-light:2");
    }

    private static String known() {
        return Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", "));
    }

    /** The kind at a place of the weights' sum, the place a fraction of it. */
    Kind at(double fraction) {
        double left = fraction * choices.stream().mapToDouble(Choice::weight).sum();
        for (Choice choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.kind();
            }
        }
        return choices.get(choices.size() - 1).kind();
    }
}
