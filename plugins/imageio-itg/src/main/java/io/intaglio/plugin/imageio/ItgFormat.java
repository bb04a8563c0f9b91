package io.intaglio.plugin.imageio;

/** What both providers say of the format. */
final class ItgFormat {

    static final String VENDOR = "Intaglio";
    static final String VERSION = "0.1";

    private ItgFormat() {}

    static String[] names() {
        return new String[] {"itg", "ITG"};
    }

    static String[] suffixes() {
        return new String[] {"itg"};
    }

    static String[] mimeTypes() {
        return new String[] {"image/x-itg"};
    }
}
