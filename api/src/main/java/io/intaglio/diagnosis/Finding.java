package io.intaglio.diagnosis;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;

/**
 * A fact about data or a plate that matters, and the one setting to change.
 *
 * @param text the fact, a sentence without a full stop
 * @param advice the setting to change and its value, as it is given to a command: {@code --set latent=12}
 * @since 0.1
 */
@Incubating
public record Finding(String text, String advice) {

    public Finding {
        if (text.isBlank() || advice.isBlank()) {
            throw new InvalidInputException(
                    "a finding has a text and an advice, not \"" + text + "\", \"" + advice + "\"");
        }
    }
}
