package io.intaglio.cli;

import io.intaglio.config.InvalidInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** {@code 64x48}: width and height in pixels. */
record SizeOption(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    /** Reads it. */
    static final class Converter implements ITypeConverter<SizeOption> {

        @Override
        public SizeOption convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new InvalidInputException(
                        "a size is written WIDTHxHEIGHT in pixels, as in 64x48, not \"" + text + "\"");
            }
            return new SizeOption(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }
    }
}
