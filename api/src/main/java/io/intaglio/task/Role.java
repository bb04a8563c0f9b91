package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;

/**
 * The part that a picture or a file plays for a task: the one to work on, a mask, a style.
 *
 * @param name kebab-case
 * @param form what it is
 * @param least how many of them a run needs
 * @param most how many of them a run takes
 * @since 0.1
 */
@Incubating
public record Role(String name, Form form, int least, int most) {

    /** The form of an input. */
    public enum Form {
        /** A picture. */
        PICTURE,
        /** A file, whose bytes the task reads. */
        FILE
    }

    public Role {
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new InvalidInputException(
                    "a role is written in small letters, digits and hyphens, not \"" + name + "\"");
        }
        if (least < 0 || most < Math.max(1, least)) {
            throw new InvalidInputException("the role " + name + " takes at least " + least + " and at most " + most
                    + ", which no run can meet");
        }
    }

    /** Returns the role of a required picture. */
    public static Role picture(String name) {
        return new Role(name, Form.PICTURE, 1, 1);
    }

    /** Returns the role of an optional picture. */
    public static Role optionalPicture(String name) {
        return new Role(name, Form.PICTURE, 0, 1);
    }

    /** Returns the role of a required file. */
    public static Role file(String name) {
        return new Role(name, Form.FILE, 1, 1);
    }
}
