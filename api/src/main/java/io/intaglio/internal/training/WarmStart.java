package io.intaglio.internal.training;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.NameList;
import io.intaglio.config.Settings;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.plate.Card;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A plate with whose weights a new training begins (fine-tuning).
 *
 * @param plate the plate
 * @param name of the plate, for the card and for messages
 */
public record WarmStart(Plate plate, String name) {

    /** Prefix of the keys on the card of the new plate. */
    static final String PREFIX = "start.";

    private static final int MOST_NAMES = 5;

    /** With less than this share of the numbers, names and shapes agree by chance. */
    private static final double LEAST_SHARE = 0.1;

    /** Fills in what the request leaves open: the network, its channels and its size are those of the plate. */
    public void complete(TrainingRequest request) {
        RecalledCard card = new RecalledCard(plate.card());
        if (request.architecture == null) {
            request.architecture = plate.card().architecture();
        }
        if (request.channels == 0) {
            request.channels = card.channels();
            request.partnerChannels = card.partnerChannels();
        }
        if (request.size == null && plate.card().in().fixed()) {
            request.size = card.size();
        }
    }

    /**
     * Returns settings of the training of the plate: those of its architecture, if the new training has the same one,
     * and those of its task, likewise, unless they follow from the data.
     *
     * @param settled the task, with the settings that follow from the data
     */
    Settings settings(
            TrainingRequest request,
            TaskProvider task,
            TaskProvider settled,
            Providers<ArchitectureProvider> architectures) {
        Card card = plate.card();
        Settings settings = request.given == null && card.architecture().equals(request.architecture)
                ? new RecalledCard(card).architecture(architectures)
                : Settings.empty();
        if (!card.task().equals(Optional.of(task.name()))) {
            return settings;
        }
        Settings before = Providers.settings(task);
        Settings after = Providers.settings(settled);
        return settings.with(card.taskSettings()
                .keep(key -> Objects.equals(before.get(key), after.get(key)))
                .prefixed("task"));
    }

    /**
     * Returns the weights that the network shares with the plate: those of the same name and shape.
     *
     * @throws InvalidInputException if they hold less than a tenth of the network's numbers
     */
    Weights shared(List<WeightSpec> specs) {
        Map<String, Tensor> shared = new LinkedHashMap<>();
        for (WeightSpec spec : specs) {
            Tensor tensor = plate.weights().get(spec.name());
            if (tensor != null && tensor.shape().equals(spec.shape())) {
                shared.put(spec.name(), tensor);
            }
        }
        long numbers = specs.stream().mapToLong(WeightSpec::size).sum();
        long known = shared.values().stream()
                .mapToLong(tensor -> tensor.data().length)
                .sum();
        if (known < LEAST_SHARE * numbers) {
            throw new InvalidInputException(
                    "the training cannot start from " + name + ": its network is another one, " + known + " of "
                            + numbers + " numbers would be known; leave out the architecture and its settings");
        }
        return Weights.of(shared);
    }

    /** Returns a sentence about the weights that do not come from the plate, if there are any. */
    Optional<String> note(List<WeightSpec> specs) {
        Weights shared = shared(specs);
        List<String> others = specs.stream()
                .map(WeightSpec::name)
                .filter(each -> shared.get(each) == null)
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(shared.names().size() + " of " + specs.size() + " weights are those of " + name
                        + "; these begin at random: " + NameList.of(others, MOST_NAMES));
    }

    /** Returns what the card tells of the start. */
    Settings card() {
        return PlateMaker.named(Settings.of(PREFIX + "fingerprint", plate.card().fingerprint()), PREFIX + "name", name);
    }
}
