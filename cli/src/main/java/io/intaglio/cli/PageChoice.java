package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.PictureFile;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which pages of a file are run.
 *
 * @param page the one that was asked for, from 1; empty for all
 */
record PageChoice(OptionalInt page) {

    /** All pages, where the result holds them. */
    static final PageChoice ALL = new PageChoice(OptionalInt.empty());

    PageChoice {
        if (page.isPresent() && page.getAsInt() < 1) {
            throw new InvalidInputException("--page is counted from 1, not " + page.getAsInt());
        }
    }

    /** @param page as it was given, or null */
    static PageChoice of(Integer page) {
        return page == null ? ALL : new PageChoice(OptionalInt.of(page));
    }

    /** @param several whether the result's format holds several pages */
    PageSelection of(PictureFile file, boolean several) {
        int pages = file.pages();
        if (page.isPresent()) {
            return new PageSelection(page.getAsInt() - 1, 1, Optional.empty());
        }
        if (pages == 1) {
            return new PageSelection(0, 1, Optional.empty());
        }
        return several
                ? new PageSelection(0, pages, Optional.of("it has " + pages + " pages, and all are taken"))
                : new PageSelection(
                        0,
                        1,
                        Optional.of("it has " + pages + " pages, of which only the first is taken; --page N"
                                + " takes another, a result called *.tif holds all"));
    }
}
