package io.intaglio.image;

import java.io.IOException;

/**
 * Provides the pages of a file being written, one by one.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Pages {

    /**
     * Returns a page. It is called once for each page, in order.
     *
     * @param index from 0
     */
    Picture page(int index) throws IOException;
}
