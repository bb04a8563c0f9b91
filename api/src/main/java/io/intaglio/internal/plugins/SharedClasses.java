package io.intaglio.internal.plugins;

import java.util.regex.Pattern;

/**
 * Shows plug-ins the JDK, the api, and what engines offer to them. All else of this program is hidden, its libraries
 * and its services included, so that each plug-in may bring libraries of its own in versions of its own.
 */
final class SharedClasses extends ClassLoader {

    private static final String API =
            "bulk|config|data|diagnosis|evaluation|file|image|itg|metric|model|network|plate|spi|task|text|train";

    private static final Pattern SHARED =
            Pattern.compile("io\\.intaglio\\.([A-Z]|(" + API + "|djl\\.spi)\\.).*|ai\\.djl\\..*");

    private final ClassLoader program;

    SharedClasses(ClassLoader program) {
        super("shared with plug-ins", ClassLoader.getPlatformClassLoader());
        this.program = program;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (shared(name)) {
            return program.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    /** Returns whether plug-ins see a class of this program. */
    static boolean shared(String name) {
        return SHARED.matcher(name).matches();
    }
}
