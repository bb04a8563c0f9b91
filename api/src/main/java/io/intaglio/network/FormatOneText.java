package io.intaglio.network;

import io.intaglio.config.RecordReflection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a network whose digest is the fingerprint in plates of format 1. It is the result that {@code toString}
 * of these records had at that time. It is written out here so that names and components can change. New layers are not
 * added, because plates of format 1 cannot contain them.
 */
final class FormatOneText {

    private static final Map<Class<?>, List<String>> COMPONENTS = Map.ofEntries(
            Map.entry(Conv.class, List.of("out", "kernel", "stride", "padding", "groups")),
            Map.entry(ConvTranspose.class, List.of("out", "kernel", "stride", "padding", "outputPadding")),
            Map.entry(Dense.class, List.of("out")),
            Map.entry(Upsample.class, List.of("factor", "mode")),
            Map.entry(PixelShuffle.class, List.of("factor")),
            Map.entry(Pool.class, List.of("mode", "size")),
            Map.entry(Norm.class, List.of("mode", "groups")),
            Map.entry(Activate.class, List.of("function")),
            Map.entry(Dropout.class, List.of("rate")),
            Map.entry(Reshape.class, List.of("to")),
            Map.entry(PositionalEncoding.class, List.of("mode", "bands")),
            Map.entry(Tap.class, List.of("name")),
            Map.entry(SkipJoin.class, List.of("name", "mode")),
            Map.entry(Latent.Point.class, List.of("classes")),
            Map.entry(Latent.Gaussian.class, List.of("classes")));

    private static final Map<Class<?>, String> FORMER_NAMES = Map.of(Tap.class, "Save", SkipJoin.class, "Merge");

    private FormatOneText() {}

    static String of(Architecture architecture) {
        StringBuilder text = new StringBuilder("in " + architecture.in() + "\n");
        architecture
                .encoder()
                .layers()
                .forEach(layer -> text.append("encoder ").append(of(layer)).append('\n'));
        text.append("latent ").append(record(architecture.latent())).append('\n');
        architecture
                .decoder()
                .layers()
                .forEach(layer -> text.append("decoder ").append(of(layer)).append('\n'));
        return text.append("out ").append(architecture.out()).append('\n').toString();
    }

    private static String of(Layer layer) {
        if (layer instanceof Layer.Custom) {
            return layer.toString();
        }
        if (layer instanceof Residual residual) {
            return "Residual[body=["
                    + residual.body().stream().map(FormatOneText::of).collect(Collectors.joining(", ")) + "]]";
        }
        return record(layer);
    }

    private static String record(Object record) {
        List<String> components = COMPONENTS.get(record.getClass());
        if (components == null) {
            return record.toString(); // newer than the format, so no such plate contains one
        }
        Map<String, Object> values = RecordReflection.values((Record) record);
        return FORMER_NAMES.getOrDefault(record.getClass(), record.getClass().getSimpleName())
                + components.stream()
                        .map(component -> component + "=" + values.get(RecordReflection.kebab(component)))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
