package io.intaglio.internal.running;

import io.intaglio.config.InvalidInputException;
import io.intaglio.task.Inputs;
import io.intaglio.task.Role;
import io.intaglio.task.RunRequest;
import io.intaglio.task.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses what a task, or its network, does not take.
 *
 * @param taskName of the task
 * @param task that is run
 * @param classes that the network is told, or 0
 */
public record RequestChecks(String taskName, Task task, int classes) {

    /**
     * Checks that a request has what the task needs, in the numbers that it takes.
     *
     * @param later the roles of pictures that are still to be read, one in each
     */
    void complete(RunRequest request, Set<String> later) {
        known(request);
        later.forEach(role -> known(role, Role.Form.PICTURE));
        for (Role role : task.roles()) {
            int given = role.form() == Role.Form.FILE
                    ? (request.files().containsKey(role.name()) ? 1 : 0)
                    : request.pictures().getOrDefault(role.name(), List.of()).size()
                            + (later.contains(role.name()) ? 1 : 0);
            if (given < role.least() || given > role.most()) {
                throw new InvalidInputException("the task " + taskName + " takes " + number(role) + " in the role \""
                        + role.name() + "\", not " + given);
            }
        }
    }

    private static String number(Role role) {
        String what = role.form() == Role.Form.FILE ? "file" : "picture";
        if (role.least() == role.most()) {
            return role.least() + " " + what + (role.least() == 1 ? "" : "s");
        }
        return role.least() + " to " + role.most() + " " + what + "s";
    }

    private void known(RunRequest request) {
        request.pictures().keySet().forEach(role -> known(role, Role.Form.PICTURE));
        request.files().keySet().forEach(role -> known(role, Role.Form.FILE));
    }

    /** Checks that the task knows a role. */
    void known(String name, Role.Form form) {
        Map<String, Role> roles = task.roles().stream().collect(Collectors.toMap(Role::name, Function.identity()));
        Role role = roles.get(name);
        if (role == null || role.form() != form) {
            String others = task.roles().stream()
                    .map(Role::name)
                    .filter(other -> !other.equals(Inputs.IMAGE))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException("the task " + taskName + " with this plate's settings does not take"
                    + " a " + (form == Role.Form.FILE ? "file" : "picture") + " in the role \"" + name
                    + "\"; it takes "
                    + (!others.isEmpty() ? others : roles.isEmpty() ? "none at all" : "only the one to work on"));
        }
    }

    /** Checks that a network that is told classes is told one of them, and another one none. */
    void label(OptionalInt label) {
        if (task.choosesClass() && (label.isEmpty() || classes == 0)) {
            return;
        }
        if (classes == 0 && label.isPresent()) {
            throw new InvalidInputException(
                    "this plate's network is told no class, and the run gives " + label.getAsInt() + "; leave it out");
        }
        if (classes > 0 && (label.isEmpty() || label.getAsInt() < 0 || label.getAsInt() >= classes)) {
            throw new InvalidInputException("this plate's network is told a class from 0 to " + (classes - 1)
                    + (label.isEmpty() ? "; give one, or data with classes" : ", and not " + label.getAsInt()));
        }
    }
}
