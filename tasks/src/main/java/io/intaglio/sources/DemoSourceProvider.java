package io.intaglio.sources;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.spi.SourceProvider;
import java.io.IOException;
import java.util.List;

/**
 * Draws synthetic images from a seed: {@code demo:digits}, {@code demo:leaves}, {@code demo:scenes} and {@code
 * demo:strokes}. So first experiments need no download.
 *
 * @since 0.1
 */
public final class DemoSourceProvider implements SourceProvider {

    /** Creates a provider. It has no settings. */
    public DemoSourceProvider() {}

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "images drawn from a seed: digits (gray, labelled), leaves and scenes (colour, for restorers), strokes"
                + " (colour, styles)";
    }

    @Override
    public String usage() {
        return "digits|leaves|scenes|strokes[,count=N][,seed=N][,size=N]";
    }

    @Override
    public Source open(String argument) throws IOException {
        List<String> parts = List.of(argument.split(",", -1));
        Settings settings = Settings.parse(String.join("\n", parts.subList(1, parts.size())));
        return switch (parts.get(0)) {
            case "digits" -> new DemoDigits(settings.applyTo(new DemoSettings(10_000, 0, 28)));
            case "leaves" -> new DemoLeaves(settings.applyTo(new DemoSettings(400, 0, 128)));
            case "scenes" -> new DemoScenes(settings.applyTo(new DemoSettings(400, 0, 128)));
            case "strokes" -> new DemoStrokes(settings.applyTo(new DemoSettings(100, 0, 256)));
            default ->
                throw new InvalidInputException("demo: there is no drawn data \"" + parts.get(0)
                        + "\"; there are digits, leaves, scenes and strokes");
        };
    }
}
