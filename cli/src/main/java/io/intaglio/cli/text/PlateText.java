package io.intaglio.cli.text;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.network.ShapePlan;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes a plate in words.
 *
 * @since 0.1
 */
public final class PlateText {

    private static final Pattern LONG = Pattern.compile("-?\\d+\\.\\d{5,}([eE]-?\\d+)?");
    private static final int DIGITS = 6;

    private final Card card;
    private final long parameters;
    private final List<String> states;
    private final Optional<TaskProvider> task;
    private final Settings options;

    /**
     * Creates the description of a plate.
     *
     * @param plan of the plate's network, where all that it is made of is installed; else its numbers are counted
     */
    public PlateText(Intaglio intaglio, Plate plate, Optional<ShapePlan> plan) {
        this.card = plate.card();
        this.parameters = plan.map(ShapePlan::parameters)
                .orElseGet(() -> plate.weights().asMap().values().stream()
                        .mapToLong(tensor -> tensor.data().length)
                        .sum());
        this.states = List.copyOf(plate.states().keySet());
        Providers<TaskProvider> tasks = intaglio.tasks();
        this.task = card.task().filter(tasks.names()::contains).map(tasks::get);
        this.options = task.isPresent() ? options(intaglio, plate) : Settings.empty();
    }

    /** The options of a run, with their defaults. */
    private static Settings options(Intaglio intaglio, Plate plate) {
        try {
            return Settings.from(intaglio.task(plate, null).options());
        } catch (InvalidInputException missing) {
            return Settings.empty(); // the task is made of what is not installed
        }
    }

    /** Returns the purpose and size of the plate in one sentence. */
    public String sentence() {
        String purpose = card.task()
                .map(name -> "A plate for " + name
                        + task.map(provider -> " (" + provider.summary() + ")").orElse(""))
                .orElse("A plate that does not say what it was trained for");
        return purpose + ", for " + PlanText.images(card.in()).replace(", ", " pictures of ") + ": a network "
                + card.architecture() + " with " + Numbers.large(parameters) + " parameters.";
    }

    /** The facts that matter, by what they are about. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Settings own = changed();
        if (!own.isEmpty()) {
            facts.put("settings", line(own));
        }
        if (!options.isEmpty()) {
            facts.put("options", line(options) + " (of a run, with --set)");
        }
        trained().ifPresent(text -> facts.put("trained", text));
        heldOut().ifPresent(text -> facts.put("held out", text));
        if (!card.classes().isEmpty()) {
            facts.put("classes", card.classes().size() + ": " + String.join(", ", card.classes()));
        }
        facts.put("made by", madeBy());
        if (!states.isEmpty()) {
            facts.put("data of tasks", String.join(", ", states));
        }
        return facts;
    }

    private static String line(Settings settings) {
        return settings.toString().strip().replace(" = ", "=").replace("\n", ", ");
    }

    /** The program, and the jars of the task and the architecture where the card names them. */
    private String madeBy() {
        Stream<String> jars = Stream.of(card.taskJar(), card.architectureJar()).flatMap(Optional::stream);
        return Stream.concat(Stream.of(card.createdBy()), jars.distinct()).collect(Collectors.joining(", "));
    }

    /** The settings of its task that are not the defaults. */
    private Settings changed() {
        Settings defaults = task.map(Providers::settings).orElse(Settings.empty());
        Settings all = card.taskSettings();
        return all.keep(key -> !all.get(key).equals(defaults.get(key)));
    }

    private Optional<String> trained() {
        if (card.trainedSteps().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(Numbers.count(card.trainedSteps().getAsLong(), "step"));
        card.trainedSeconds().ifPresent(seconds -> text.append(" in ").append(Numbers.duration(seconds)));
        card.dataCount().ifPresent(count -> {
            String name = card.data().get("name");
            text.append(" from ").append(Numbers.count(count, "image")).append(name == null ? "" : " of " + name);
        });
        String start = card.settings().get("start.name");
        return Optional.of(text + (start == null ? "" : ", begun with the weights of " + start));
    }

    private Optional<String> heldOut() {
        Map<String, Double> metrics = card.metrics();
        List<String> texts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(List.of(judgedBy(card), "psnr", "ssim", "ab-error"));
        for (String name : names) {
            if (metrics.containsKey(name)) {
                Double input = metrics.get("input." + name);
                texts.add(figure(card, name, metrics.get(name))
                        + (input == null ? "" : " (input " + EvaluationText.figure(name, input) + ")"));
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
    }

    /** The figure by which a plate's task is judged; plates of earlier versions do not name it. */
    public static String judgedBy(Card card) {
        return card.settings().get("judged-by", card.metrics().containsKey("ab-error") ? "ab-error" : "psnr");
    }

    /** A figure of a card with its name and its unit, for example {@code 29.98 dB} or {@code accuracy 91.40 %}. */
    public static String figure(Card card, String metric, double value) {
        if (metric.equals("psnr")) {
            return EvaluationText.figure(metric, value) + " dB";
        }
        String unit = metric.equals(judgedBy(card)) ? card.settings().get("judged-unit", "") : "";
        String digits = unit.isEmpty()
                ? EvaluationText.figure(metric, value)
                : String.format(Locale.ROOT, "%.2f %s", value, unit);
        return EvaluationText.heading(metric) + " " + digits;
    }

    /** A text with the numbers in it shortened to as many digits as anybody reads. */
    public static String brief(String text) {
        return LONG.matcher(text).replaceAll(found -> Matcher.quoteReplacement(rounded(found.group())));
    }

    private static String rounded(String number) {
        BigDecimal whole = new BigDecimal(number);
        if (whole.precision() <= DIGITS) {
            return number;
        }
        return whole.round(new MathContext(DIGITS)).stripTrailingZeros().toString();
    }
}
