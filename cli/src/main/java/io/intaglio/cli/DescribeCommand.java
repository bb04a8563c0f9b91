package io.intaglio.cli;

import com.google.inject.Inject;
import io.intaglio.Intaglio;
import io.intaglio.cli.text.Numbers;
import io.intaglio.cli.text.PlateText;
import io.intaglio.cli.text.ShellWord;
import io.intaglio.cli.text.Wrap;
import io.intaglio.config.InvalidInputException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.plate.Plate;
import io.intaglio.plate.PlateException;
import io.intaglio.text.Json;
import io.intaglio.text.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what is in a plate; no engine is started. */
@Command(
        name = "describe",
        description = "Print a plate's card and layers.",
        footerHeading = "%nExamples:%n",
        footer = {"  intaglio describe denoise", "  intaglio describe denoiser.plate --full"})
final class DescribeCommand implements Callable<Integer> {

    private final Console console;

    @ParentCommand
    private IntaglioCommand parent;

    @Parameters(paramLabel = "PLATE", completionCandidates = InstalledNames.Plates.class, description = HelpText.PLATE)
    private String plate;

    @Option(names = "--json", description = "Write JSON to the standard output.")
    private boolean json;

    @Option(names = "--full", description = "Print the whole card and every layer.")
    private boolean full;

    @Inject
    DescribeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (Intaglio intaglio = parent.open()) {
            Plate read = intaglio.plate(plate);
            Optional<ShapePlan> plan = plan(intaglio, read);
            if (json) {
                console.print("%s", Json.of(json(read, plan)));
            } else {
                print(intaglio, read, plan);
            }
            return CommandRunner.DONE;
        }
    }

    /** Without the plug-ins that a plate needs, there is its card, and its own description of the network. */
    private Optional<ShapePlan> plan(Intaglio intaglio, Plate read) {
        try {
            return Optional.of(ShapePlan.smallest(intaglio.architecture(read)));
        } catch (PlateException unsound) {
            throw unsound;
        } catch (InvalidInputException missing) {
            console.say("intaglio: this plate needs what is not installed: %s", missing.getMessage());
            return Optional.empty();
        }
    }

    private void print(Intaglio intaglio, Plate read, Optional<ShapePlan> plan) {
        PlateText text = new PlateText(intaglio, read, plan);
        line(text.sentence());
        console.print("");
        if (full) {
            console.print("%s", PlateText.brief(read.card().toString().strip()));
            console.print("");
            plan.ifPresentOrElse(
                    known -> layers(read, known),
                    () -> console.print(
                            "%s",
                            read.network()
                                    .orElse("its network is not described")
                                    .strip()));
            return;
        }
        text.facts().forEach((about, fact) -> line(String.format(Locale.ROOT, "%-10s %s", about, fact)));
        console.print("");
        line("intaglio describe " + ShellWord.of(plate) + " --full prints the whole card and every layer.");
    }

    private void line(String text) {
        console.print("%s", console.columns() > 0 ? Wrap.at(console.columns(), text) : text);
    }

    private void layers(Plate read, ShapePlan plan) {
        console.print("%-14s %-14s %-14s %12s  %s", "layer", "in", "out", "parameters", "");
        for (ShapePlan.Row row : plan.rows()) {
            console.print("%-14s %-14s %-14s %12d  %s", row.path(), row.in(), row.out(), parameters(row), row.layer());
        }
        console.print("");
        console.print(
                "shapes are those of the smallest image; code %s, stride %d, reach %s",
                plan.code(), plan.stride(), reach(plan));
        console.print(
                "%s parameters, %s",
                Numbers.large(plan.parameters()),
                read.states().isEmpty()
                        ? "no data of tasks"
                        : "data of tasks: " + String.join(", ", read.states().keySet()));
    }

    private static String reach(ShapePlan plan) {
        return plan.tileable() ? (long) plan.reach() + " pixels" : "the whole image";
    }

    private static Map<String, Object> json(Plate read, Optional<ShapePlan> known) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("card", read.card().settings());
        object.put("states", List.copyOf(read.states().keySet()));
        known.ifPresentOrElse(
                plan -> put(plan, object),
                () -> read.network().ifPresent(network -> object.put("network", JsonParser.parse(network))));
        return object;
    }

    private static void put(ShapePlan plan, Map<String, Object> object) {
        object.put("parameters", plan.parameters());
        object.put("stride", plan.stride());
        object.put("reach", plan.reach());
        object.put("code", plan.code().toString());
        List<Object> layers = new ArrayList<>();
        for (ShapePlan.Row row : plan.rows()) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("path", row.path());
            layer.put("layer", row.layer().toString());
            layer.put("in", row.in().toString());
            layer.put("out", row.out().toString());
            layer.put("parameters", parameters(row));
            layers.add(layer);
        }
        object.put("layers", layers);
    }

    private static long parameters(ShapePlan.Row row) {
        return row.weights().stream()
                .filter(WeightSpec::trained)
                .mapToLong(WeightSpec::size)
                .sum();
    }
}
