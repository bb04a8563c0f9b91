package io.intaglio.djl.compile;

import io.intaglio.file.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verdicts about this machine's arithmetic, stored in a file so that the next start need not compute them again.
 * The file may be deleted at any time. It holds for one processor, one build of the natives and one version of the
 * checks: with others it is begun anew. Several threads may use it at once.
 */
public final class ConvolutionVerdicts {

    /** What is put up by one when the checks change. */
    private static final String FORMAT = "1";

    private static final int LONGEST = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(ConvolutionVerdicts.class);

    private final Optional<Path> file;
    private final Map<String, String> identity;
    private final TreeMap<String, String> verdicts = new TreeMap<>();
    private String condition = "plain";
    private boolean changed;

    private ConvolutionVerdicts(Optional<Path> file, Map<String, String> identity) {
        this.file = file;
        this.identity = new TreeMap<>(identity);
        this.identity.put("format", FORMAT);
    }

    /** Returns verdicts that are kept in memory only. */
    public static ConvolutionVerdicts unkept() {
        return new ConvolutionVerdicts(Optional.empty(), Map.of());
    }

    /**
     * Returns verdicts that are stored in a file, which need not exist or be writable.
     *
     * @param identity what they hold for
     */
    public static ConvolutionVerdicts in(Path file, Map<String, String> identity) {
        ConvolutionVerdicts kept = new ConvolutionVerdicts(Optional.of(file), identity);
        kept.read();
        return kept;
    }

    private void read() {
        Path path = file.orElseThrow();
        Properties found = new Properties();
        try {
            if (!Files.exists(path) || Files.size(path) > LONGEST) {
                return;
            }
            try (Reader reader = Files.newBufferedReader(path)) {
                found.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} cannot be read, and is made again", path, e);
            return;
        }
        if (identity.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(found.getProperty(entry.getKey())))) {
            found.stringPropertyNames().stream()
                    .filter(name -> !identity.containsKey(name))
                    .forEach(name -> verdicts.put(name, found.getProperty(name)));
        }
    }

    /** Returns the verdict for a name. */
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(verdicts.get(name));
    }

    /** Records a verdict, for {@link #keep}. */
    public synchronized void put(String name, String verdict) {
        changed |= !verdict.equals(verdicts.put(name, verdict));
    }

    /** In which condition the library is in this process: what was found in another one does not hold. */
    synchronized String condition() {
        return condition;
    }

    synchronized void condition(String name) {
        condition = name;
    }

    /**
     * Writes the file where something is new. Where that is not possible nothing is lost but time, at the next start.
     */
    public synchronized void keep() {
        if (!changed || file.isEmpty()) {
            return;
        }
        changed = false;
        StringBuilder text =
                new StringBuilder("# Which convolutions are computed rightly here, and how; made again when deleted\n");
        identity.forEach((name, value) -> line(text, name, value));
        verdicts.forEach((name, value) -> line(text, name, value));
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            AtomicFile.write(file.get(), text);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be written", file.get(), e);
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }
}
