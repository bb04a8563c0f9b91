package io.intaglio.cli;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.config.Suggestion;
import io.intaglio.image.Pictures;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.train.TrainingConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A word of a command line that is neither a command nor an option, and what was meant perhaps: an option, a setting
 * without {@code --set}, a plate or a picture without {@code run}.
 *
 * @param opening to look names up, only where such a word was typed
 * @param typed the whole command line
 */
record Unmatched(IntaglioFactory opening, List<String> typed) {

    private static final String SET = "--set";

    Unmatched {
        typed = List.copyOf(typed);
    }

    Misuse misuse(UnmatchedArgumentException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String word = e.getUnmatched().get(0);
        if (word.isEmpty()) {
            return new Misuse("a name of a file or folder is empty; give one");
        }
        if (!word.startsWith("-")) {
            return command.subcommands().isEmpty() ? notUnderstood(word, "") : noCommand(command, word);
        }
        String setting = setting(command, word);
        return notUnderstood(
                word,
                setting.isEmpty()
                        ? Suggestion.of(
                                        word.replaceFirst("=.*", ""),
                                        command.optionsMap().keySet())
                                .strip()
                        : setting);
    }

    private static Misuse notUnderstood(String word, String meant) {
        return new Misuse("\"" + word + "\" is not understood here" + (meant.isEmpty() ? "" : "; " + meant));
    }

    private Misuse noCommand(CommandSpec command, String word) {
        if (command.parent() == null) {
            String plate = isPlate(word) ? "" : isPicture(word) ? "denoise " : null;
            if (plate != null) {
                List<String> rest = typed.subList(typed.indexOf(word), typed.size());
                return new Misuse("there is no command \"" + word + "\"; did you mean: intaglio run " + plate
                        + String.join(" ", rest));
            }
        }
        return Misuse.noCommand(command, word);
    }

    private static boolean isPicture(String word) {
        try {
            return Pictures.readable(Path.of(word));
        } catch (InvalidPathException e) {
            return false; // no file has such a name here
        }
    }

    private boolean isPlate(String word) {
        try (Intaglio intaglio = opening.open(List.of(), new EngineOptions())) {
            return word.equals(PlateAdvice.AUTO) || intaglio.plates().names().contains(word);
        }
    }

    /** The question whether a setting was meant; empty where there is none of that name. */
    private String setting(CommandSpec command, String word) {
        int equals = word.indexOf('=');
        String key = (equals < 0 ? word : word.substring(0, equals)).replaceFirst("^-+", "");
        if (!command.optionsMap().containsKey(SET) || !keys(command.name()).contains(key)) {
            return "";
        }
        int next = typed.indexOf(word) + 1;
        String value = equals >= 0
                ? word.substring(equals + 1)
                : next > 0 && next < typed.size() && !typed.get(next).startsWith("-") ? typed.get(next) : "...";
        return "did you mean " + SET + " " + key + "=" + value + "?";
    }

    /** The settings that a command may take: a run has only options of its own. */
    private Set<String> keys(String command) {
        Set<String> keys = new HashSet<>();
        boolean trains = command.equals("train");
        if (trains) {
            keys.addAll(Settings.from(new TrainingConfig()).keys());
        }
        try (Intaglio intaglio = opening.open(List.of(), new EngineOptions())) {
            for (TaskProvider task : intaglio.tasks().all()) {
                if (!command.equals("run")) {
                    keys.addAll(Providers.settings(task).keys());
                }
                if (!trains) {
                    keys.addAll(Settings.from(task.create().options()).keys());
                }
            }
        }
        return keys;
    }
}
