package io.intaglio.bulk;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.PictureFile;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pages of a file to process.
 *
 * @param page the number of the page, from 1; empty for all pages
 * @since 0.1
 */
public record PageChoice(OptionalInt page) {

    /** Returns all pages, if the result format holds them. */
    public static final PageChoice ALL = new PageChoice(OptionalInt.empty());

    public PageChoice {
        if (page.isPresent() && page.getAsInt() < 1) {
            throw new InvalidInputException("pages are counted from 1, not from " + page.getAsInt());
        }
    }

    /** Chooses a page by its number, from 1; null chooses all pages. */
    public static PageChoice of(Integer page) {
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
                        Optional.of("it has " + pages + " pages, of which only the first is taken; choose"
                                + " another by its number, or a result called *.tif, which holds all"));
    }
}
