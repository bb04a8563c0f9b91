package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code idx:DIR}: MNIST and data sets of the same format (Fashion-MNIST, KMNIST, EMNIST), gzipped or not.
 *
 * @since 0.1
 */
public final class IdxSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public IdxSourceProvider() {}

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public String summary() {
        return "images and labels of the MNIST family, gzipped or not; ,test opens the test part";
    }

    @Override
    public String usage() {
        return "DIR[,train|,test]";
    }

    @Override
    public Source open(String argument) throws IOException {
        Path folder = Argument.folder(name(), Argument.withoutPart(argument));
        boolean test = Argument.test(argument);
        return new IdxSource(find(folder, test, "images", 3), find(folder, test, "labels", 1));
    }

    private static Path find(Path folder, boolean test, String what, int rank) throws IOException {
        Pattern pattern = Pattern.compile(
                "(.*)(" + (test ? "t10k|test" : "train") + ")-" + what + "[-.]idx" + rank + "-ubyte(\\.gz)?");
        TreeMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher matcher = pattern.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    // In sorted order a plain file precedes its gzipped version. Either can be used.
                    found.putIfAbsent(matcher.group(1) + matcher.group(2), file);
                }
            }
        }
        String expected = (test ? "t10k" : "train") + "-" + what + "-idx" + rank + "-ubyte";
        if (found.isEmpty()) {
            throw new InvalidInputException("idx: the folder \"" + folder + "\" holds no " + expected + " nor "
                    + expected + ".gz; put the MNIST-like files there");
        }
        if (found.size() > 1) {
            throw new InvalidInputException("idx: the folder \"" + folder + "\" holds several sets, "
                    + List.copyOf(found.keySet()) + "; put each into a folder of its own");
        }
        return found.firstEntry().getValue();
    }
}
