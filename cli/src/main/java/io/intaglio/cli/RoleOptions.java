package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.image.Picture;
import io.intaglio.image.Pictures;
import io.intaglio.plate.Card;
import io.intaglio.task.Blob;
import io.intaglio.task.Inputs;
import io.intaglio.task.Role;
import io.intaglio.task.RunRequest;
import io.intaglio.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run is given beside the pictures to work on. */
final class RoleOptions {

    /** The largest file that a task is given. */
    private static final long LARGEST = 1L << 30;

    @Option(
            names = "--input",
            paramLabel = "ROLE=PATH",
            description = "A further picture or file in a role that the task defines; may be repeated, also for "
                    + "the same role. A weight may follow the path: style=a.jpg:0.7.")
    private List<String> inputs = List.of();

    @Option(
            names = "--class",
            paramLabel = "C",
            description = "For plates that were trained with classes: number or name of the class.")
    private @Nullable String label;

    /**
     * What was given.
     *
     * @param weight among the inputs of its role; empty where none was said
     */
    private record Given(String role, Path path, Optional<String> weight) {

        private static final Pattern WEIGHTED = Pattern.compile("(.+):([0-9]*\\.?[0-9]+)");

        static Given of(String input) {
            int at = input.indexOf('=');
            if (at < 1 || at == input.length() - 1) {
                throw new InvalidInputException(
                        "--input takes ROLE=PATH, as in style=waves.jpg, not \"" + input + "\"");
            }
            String path = input.substring(at + 1);
            Matcher weighted = WEIGHTED.matcher(path);
            return weighted.matches() && !Files.exists(Path.of(path))
                    ? new Given(input.substring(0, at), Path.of(weighted.group(1)), Optional.of(weighted.group(2)))
                    : new Given(input.substring(0, at), Path.of(path), Optional.empty());
        }
    }

    /** Returns options as if they had been typed. */
    static RoleOptions of(Map<String, Path> inputs, @Nullable String label) {
        RoleOptions options = new RoleOptions();
        options.inputs = inputs.entrySet().stream()
                .map(input -> input.getKey() + "=" + input.getValue())
                .toList();
        options.label = label;
        return options;
    }

    private List<Given> given() {
        return inputs.stream().map(Given::of).toList();
    }

    /** Returns the files that are read. */
    List<Path> paths() {
        return given().stream().map(Given::path).toList();
    }

    /** Checks that each says a role and a file. */
    void check() {
        for (Given each : given()) {
            if (!Files.isRegularFile(each.path())) {
                throw new InvalidInputException(
                        Files.isDirectory(each.path())
                                ? each.path() + " is a folder, and the role " + each.role() + " takes a file"
                                : "there is no file " + each.path() + " for the role " + each.role());
            }
        }
    }

    /**
     * Returns the options that the weights of inputs stand for: {@code style-weights} for those of {@code style}.
     *
     * @throws InvalidInputException if the task knows no such option
     */
    Settings weights(Task task) {
        Settings weights = Settings.empty();
        Set<String> weighted = new TreeSet<>();
        given().stream().filter(each -> each.weight().isPresent()).forEach(each -> weighted.add(each.role()));
        for (String role : weighted) {
            String key = role + "-weights";
            if (!Settings.from(task.options()).keys().contains(key)) {
                throw new InvalidInputException("this plate's task knows no weights of inputs in the role \"" + role
                        + "\"; leave out what stands behind the path's colon");
            }
            weights = weights.with(
                    key,
                    given().stream()
                            .filter(each -> each.role().equals(role))
                            .map(each -> each.weight().orElse("1"))
                            .collect(Collectors.joining(",")));
        }
        return weights;
    }

    /**
     * Reads what was named, as a task takes it.
     *
     * @param options of the run; they win over weights behind paths
     */
    RunRequest read(Task task, Card card, Settings options) throws IOException {
        Map<String, Role> roles = task.roles().stream().collect(Collectors.toMap(Role::name, role -> role));
        Map<String, List<Picture>> pictures = new LinkedHashMap<>();
        RunRequest request = RunRequest.EMPTY;
        for (Given each : given()) {
            String name = each.role();
            Role role = roles.get(name);
            if (role == null || name.equals(Inputs.IMAGE)) {
                Set<String> others = roles.keySet().stream()
                        .filter(other -> !other.equals(Inputs.IMAGE))
                        .collect(Collectors.toSet());
                throw new InvalidInputException("this plate's task knows no role \"" + name + "\" for --input; "
                        + Suggestion.of(name, others)
                        + (others.isEmpty() ? "it takes no other inputs" : "it knows " + String.join(", ", others)));
            }
            if (role.form() == Role.Form.FILE) {
                request = request.withFile(name, file(each.path()));
            } else {
                pictures.computeIfAbsent(name, any -> new ArrayList<>()).add(Pictures.read(each.path()));
            }
        }
        for (Map.Entry<String, List<Picture>> role : pictures.entrySet()) {
            request = request.with(role.getKey(), role.getValue().toArray(Picture[]::new));
        }
        request = request.withOptions(weights(task).with(options));
        return label == null ? request : request.withLabel(number(card.classes()));
    }

    private static Blob file(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new InvalidInputException(
                    path + " has " + Files.size(path) + " bytes; " + LARGEST + " are the most that a task is given");
        }
        String name = String.valueOf(path.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Blob.of(Files.readAllBytes(path), extension.matches("[a-z0-9]{1,16}") ? extension : "bin");
    }

    private int number(List<String> names) {
        int named = names.indexOf(label);
        if (named >= 0) {
            return named;
        }
        if (label.matches("[0-9]{1,9}")) {
            return Integer.parseInt(label);
        }
        throw new InvalidInputException("--class takes a number"
                + (names.isEmpty() ? "" : " or one of " + String.join(", ", names)) + ", not \"" + label + "\"");
    }
}
