package io.intaglio.cli.text;

import io.intaglio.config.NameList;
import io.intaglio.diagnosis.DataDiagnosis;
import io.intaglio.diagnosis.Finding;
import io.intaglio.diagnosis.ImageFacts;
import io.intaglio.diagnosis.PrincipalSpectrum;
import io.intaglio.diagnosis.SpectrumFrame;
import io.intaglio.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A diagnosis of data as text for people and as JSON for machines.
 *
 * @since 0.1
 */
public final class DataDiagnosisText {

    private static final List<Double> BETAS = List.of(0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0);
    private static final int NAMED = 4;
    private static final int VARIANCES = 64;

    private DataDiagnosisText() {}

    /**
     * Returns the text for people.
     *
     * @param name of the data
     */
    public static String of(String name, DataDiagnosis found) {
        StringBuilder text = new StringBuilder();
        facts(name, found).forEach((about, fact) -> line(text, "%-11s %s", about, fact));
        if (found.spectrum().total() > 0) {
            prediction(text, found);
        }
        text.append('\n').append(findings(found.findings()));
        return text.toString();
    }

    private static Map<String, String> facts(String name, DataDiagnosis found) {
        ImageFacts facts = found.facts();
        Map<String, String> lines = new LinkedHashMap<>();
        String all = name + ", " + images(found.images());
        lines.put(
                "data",
                found.examined() < found.images()
                        ? all + String.format(Locale.ROOT, ", of which %,d were looked at", found.examined())
                        : all);
        lines.put("size", some(facts.sizes()));
        lines.put(
                "values",
                some(facts.colours()) + "; " + some(facts.depths())
                        + String.format(Locale.ROOT, "; mean %.3f, deviation %.3f", facts.mean(), facts.deviation()));
        lines.put("classes", classes(found.classes()));
        lines.put("one colour", count(facts.constant().size()));
        lines.put("copies", count(facts.copies()));
        return lines;
    }

    private static String images(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d image" : "%,d images", count);
    }

    private static String count(long number) {
        return number == 0 ? "none" : String.format(Locale.ROOT, "%,d", number);
    }

    /** The names alone where there is one, with their counts where there are several. */
    private static String some(Map<String, Long> counts) {
        if (counts.size() == 1) {
            return counts.keySet().iterator().next();
        }
        return NameList.of(
                counts.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "%s (%,d)", each.getKey(), each.getValue()))
                        .toList(),
                NAMED);
    }

    private static String classes(Map<String, Long> classes) {
        if (classes.isEmpty()) {
            return "none";
        }
        Map.Entry<String, Long> least =
                classes.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        Map.Entry<String, Long> most =
                classes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (least.getValue().equals(most.getValue())) {
            return classes.size() + ", " + images(least.getValue()) + " of each";
        }
        return String.format(
                Locale.ROOT,
                "%d, from %s of \"%s\" to %,d of \"%s\"",
                classes.size(),
                images(least.getValue()),
                least.getKey(),
                most.getValue(),
                most.getKey());
    }

    private static void prediction(StringBuilder text, DataDiagnosis found) {
        PrincipalSpectrum spectrum = found.spectrum();
        SpectrumFrame frame = found.frame();
        line(
                text,
                "%-11s %,d images%s of %dx%d: half of the variance is in %d directions, 90 %% in %d, 99 %% in %d",
                "spectrum",
                frame.count(),
                frame.resized() ? ", resized to one size," : "",
                frame.width(),
                frame.height(),
                spectrum.directions(0.5),
                spectrum.directions(0.9),
                spectrum.directions(0.99));
        text.append('\n');
        line(text, "Active numbers of a code in a linear network (likelihood=mse); deeper networks may use fewer:");
        line(text, "  beta   %s", BETAS.stream().map(DataDiagnosisText::cell).collect(Collectors.joining()));
        line(
                text,
                "  active %s",
                BETAS.stream()
                        .map(beta -> cell((double) spectrum.active(beta, Integer.MAX_VALUE)))
                        .collect(Collectors.joining()));
        line(
                text,
                "  latent=%d beta=%s: %d active; all up to beta=%.3g, none from beta=%.3g on; safe: beta=%s",
                found.plan().latent(),
                plain(found.plan().beta()),
                found.active(),
                spectrum.betaForAll(found.plan().latent()),
                spectrum.betaForNone(),
                plain(found.safeBeta()));
    }

    private static String cell(double value) {
        return String.format(Locale.ROOT, "%6s", plain(value));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Returns findings, a line each, or that there is none. */
    static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "Nothing to change.";
        }
        return findings.stream()
                .map(each -> "FOUND: " + each.text() + "\n       change: " + each.advice())
                .collect(Collectors.joining("\n"));
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** Returns JSON for machines. */
    public static String json(String name, DataDiagnosis found) {
        ImageFacts facts = found.facts();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("data", name);
        object.put("images", found.images());
        object.put("examined", found.examined());
        object.put("unreadable", found.unreadable());
        object.put("sizes", facts.sizes());
        object.put("colours", facts.colours());
        object.put("depths", facts.depths());
        object.put("mean", facts.mean());
        object.put("deviation", facts.deviation());
        object.put("classes", found.classes());
        object.put("constant", facts.constant());
        object.put("copies", facts.copies());
        object.put("disputed", facts.disputed());
        object.put("spectrum", spectrum(found));
        object.put("prediction", prediction(found));
        object.put("findings", findingsJson(found.findings()));
        return Json.of(object);
    }

    private static Map<String, Object> spectrum(DataDiagnosis found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("images", found.frame().count());
        object.put("width", found.frame().width());
        object.put("height", found.frame().height());
        object.put("channels", found.frame().channels());
        object.put("resized", found.frame().resized());
        object.put("total", found.spectrum().total());
        object.put("variances", found.spectrum().largest(VARIANCES));
        return object;
    }

    private static Map<String, Object> prediction(DataDiagnosis found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("latent", found.plan().latent());
        object.put("beta", found.plan().beta());
        object.put("active", found.active());
        object.put("beta-for-all", found.spectrum().betaForAll(found.plan().latent()));
        object.put("beta-for-none", found.spectrum().betaForNone());
        object.put("safe-beta", found.safeBeta());
        return object;
    }

    static List<Object> findingsJson(List<Finding> findings) {
        List<Object> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("finding", finding.text());
            each.put("change", finding.advice());
            list.add(each);
        }
        return list;
    }
}
