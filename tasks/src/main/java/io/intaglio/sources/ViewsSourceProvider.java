package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code views:N,SOURCE}: changed copies of N images of another source, to measure what a search or a network
 * makes of them. {@code views:N,strength=0.5,SOURCE} changes them half as much. The other source is a folder, a ZIP or
 * one of the built-in sources without partners.
 *
 * @since 0.1
 */
public final class ViewsSourceProvider implements SourceProvider {

    private static final Pattern COUNTED = Pattern.compile(
            "([0-9]{1,9})(?:,strength=(1|0?\\.[0-9]{1,9}))?(?:,seed=([0-9]{1,9}))?,(?!strength=|seed=)(.+)",
            Pattern.DOTALL);

    private static final List<SourceProvider> OTHERS = List.of(
            new CifarSourceProvider(),
            new CsvSourceProvider(),
            new DemoSourceProvider(),
            new FolderSourceProvider(),
            new IdxSourceProvider(),
            new ZipSourceProvider());

    /** A provider without settings, as ServiceLoader makes it. */
    public ViewsSourceProvider() {}

    @Override
    public String name() {
        return "views";
    }

    @Override
    public String summary() {
        return "changed copies of N images of another source: shifted, turned, scaled, slanted, with another contrast";
    }

    @Override
    public String usage() {
        return "N[,strength=T][,seed=S],SOURCE";
    }

    @Override
    public Source open(String argument) throws IOException {
        Matcher counted = COUNTED.matcher(argument);
        if (!counted.matches()) {
            throw new InvalidInputException("views: \"" + argument + "\" is not " + usage()
                    + "; for example views:1000,idx:mnist makes changed copies of 1,000 images");
        }
        long count = Long.parseLong(counted.group(1));
        double strength = counted.group(2) == null ? 1 : Double.parseDouble(counted.group(2));
        long seed = counted.group(3) == null ? 0 : Long.parseLong(counted.group(3));
        Source source = other(counted.group(4));
        if (count < 1 || count > source.size()) {
            long size = source.size();
            source.close();
            throw new InvalidInputException(
                    "views: the number of images must be between 1 and " + size + ", not " + count);
        }
        return new ViewsSource(source, count, strength, seed);
    }

    private static Source other(String spec) throws IOException {
        for (SourceProvider provider : OTHERS) {
            String prefix = provider.name() + ":";
            if (spec.startsWith(prefix)) {
                return provider.open(spec.substring(prefix.length()));
            }
        }
        if (spec.matches("[a-z][a-z0-9-]+:.*")) {
            throw new InvalidInputException("views: \"" + spec + "\" is none of the data that it changes: a folder, a"
                    + " ZIP, "
                    + OTHERS.stream().map(each -> each.name() + ":").collect(Collectors.joining(", ")));
        }
        return spec.toLowerCase(Locale.ROOT).endsWith(".zip")
                ? new ZipSourceProvider().open(spec)
                : new FolderSourceProvider().open(spec);
    }
}
