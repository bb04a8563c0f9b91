package io.intaglio.cli.text;

import io.intaglio.diagnosis.CodeUnit;
import io.intaglio.diagnosis.PlateDiagnosis;
import io.intaglio.diagnosis.Twins;
import io.intaglio.text.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A diagnosis of a plate as text for people and as JSON for machines.
 *
 * @since 0.1
 */
public final class PlateDiagnosisText {

    private static final int SHOWN = 32;
    private static final int BAR = 30;

    private PlateDiagnosisText() {}

    /** Returns the text for people. */
    public static String of(PlateDiagnosis found) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "code        %d of %d numbers are active, measured on %,d images",
                found.active(),
                found.units().size(),
                found.images());
        if (found.gaussian()) {
            line(text, "divergence  %.2f nats an image", found.nats());
        }
        if (!Double.isNaN(found.holes())) {
            line(
                    text,
                    "holes       %.0f %% of the samples of %s are far from the code of every image (5 %% is usual)",
                    100 * found.holes(),
                    found.gaussian() ? "the prior" : "a normal distribution");
        }
        line(text, "twins       %s", found.twins().isEmpty() ? "none" : twins(found.twins()));
        line(text, "error       %s", errors(found));
        text.append('\n');
        units(text, found);
        text.append('\n').append(DataDiagnosisText.findings(found.findings()));
        return text.toString();
    }

    private static String errors(PlateDiagnosis found) {
        if (found.error().isEmpty()) {
            return "outputs are of another kind than inputs";
        }
        String own = String.format(
                Locale.ROOT, "%.5f (mean squared error)", found.error().getAsDouble());
        OptionalDouble other = found.otherError();
        return other.isEmpty()
                ? own + "; --val SOURCE measures it on images that the plate did not learn from"
                : own + String.format(Locale.ROOT, ", on the other images %.5f", other.getAsDouble());
    }

    private static String twins(List<Twins> twins) {
        List<String> named = new ArrayList<>();
        for (Twins each : twins) {
            named.add(String.format(Locale.ROOT, "%d and %d (%.3f)", each.first(), each.second(), each.correlation()));
        }
        return String.join(", ", named);
    }

    /** Prints the numbers, those with the most information first. */
    private static void units(StringBuilder text, PlateDiagnosis found) {
        Comparator<CodeUnit> most =
                Comparator.comparingDouble(unit -> found.gaussian() ? -unit.nats() : -unit.variance());
        List<CodeUnit> sorted = found.units().stream().sorted(most).toList();
        double largest = Math.max(1e-12, value(found, sorted.get(0)));
        line(text, "number  %s", found.gaussian() ? "nats    variance of the mean" : "variance");
        for (CodeUnit unit : sorted.subList(0, Math.min(SHOWN, sorted.size()))) {
            String bar = "#".repeat((int) Math.round(BAR * value(found, unit) / largest));
            line(
                    text,
                    "%6d  %s%8.3f  %s",
                    unit.index(),
                    found.gaussian() ? String.format(Locale.ROOT, "%-7.3f ", unit.nats()) : "",
                    unit.variance(),
                    unit.active() ? bar : "inactive");
        }
        if (sorted.size() > SHOWN) {
            line(text, "... and %d more; --json has them all", sorted.size() - SHOWN);
        }
    }

    private static double value(PlateDiagnosis found, CodeUnit unit) {
        return found.gaussian() ? unit.nats() : unit.variance();
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }

    /** Returns JSON for machines. */
    public static String json(PlateDiagnosis found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("images", found.images());
        object.put("active", found.active());
        object.put("nats", found.nats());
        object.put("holes", found.holes());
        object.put("error", found.error().orElse(Double.NaN));
        object.put("other-error", found.otherError().orElse(Double.NaN));
        List<Object> units = new ArrayList<>();
        for (CodeUnit unit : found.units()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("number", unit.index());
            each.put("mean", unit.mean());
            each.put("variance", unit.variance());
            each.put("nats", unit.nats());
            each.put("active", unit.active());
            units.add(each);
        }
        object.put("numbers", units);
        List<Object> twins = new ArrayList<>();
        for (Twins pair : found.twins()) {
            twins.add(List.of(pair.first(), pair.second(), pair.correlation()));
        }
        object.put("twins", twins);
        object.put("findings", DataDiagnosisText.findingsJson(found.findings()));
        return Json.of(object);
    }
}
