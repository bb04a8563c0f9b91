package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** {@code --max-memory 2g}. The launcher reads it, too, and gives Java a heap that fits. */
final class MemoryOption {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})([kmg])");

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Converter.class,
            defaultValue = "0",
            description = "Largest memory of the whole process, as in 2g or 500m.")
    private long bytes;

    /** 0 for no limit. */
    long bytes() {
        return bytes;
    }

    /** Reads a size. */
    static final class Converter implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (form.matches()) {
                int shift = 10 * (1 + "kmg".indexOf(form.group(2)));
                return Long.parseLong(form.group(1)) << shift;
            }
            if (text.equals("0")) {
                return 0L;
            }
            throw new InvalidInputException("a size of memory is a whole number with k, m or g behind it, as in 2g or"
                    + " 500m, not \"" + text + "\"");
        }
    }
}
