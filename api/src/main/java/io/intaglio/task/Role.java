package io.intaglio.task;

import io.intaglio.config.Incubating;
import io.intaglio.config.InvalidInputException;

/**
 * A named input of a task: for example the input picture, a mask or a style.
 *
 * @param name lower-case letters, digits and hyphens, beginning with a letter, at most 64 characters
 * @param form whether the input is a picture or a file
 * @param least smallest number of such inputs of a run, at least 0
 * @param most largest number of such inputs of a run, at least 1
 * @since 0.1
 */
@Incubating
public record Role(String name, Form form, int least, int most) {

    /** The form of an input. */
    public enum Form {
        /** A picture. */
        PICTURE,
        /** A file that the task itself reads. */
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

    /** Returns the role of exactly one picture. */
    public static Role picture(String name) {
        return new Role(name, Form.PICTURE, 1, 1);
    }

    /** Returns the role of an optional picture. */
    public static Role optionalPicture(String name) {
        return new Role(name, Form.PICTURE, 0, 1);
    }

    /** Returns the role of exactly one file. */
    public static Role file(String name) {
        return new Role(name, Form.FILE, 1, 1);
    }
}
