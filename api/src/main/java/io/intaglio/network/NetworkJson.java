package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.text.Json;
import io.intaglio.text.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The networks of an architecture as text, {@code network.json} in a plate. It has one line per layer. Equal networks
 * have equal bytes. The objective is not part of it. {@code docs/plate-format.md} specifies the format.
 *
 * @since 0.1
 */
public final class NetworkJson {

    /** The longest text that is read, in characters. */
    public static final int SIZE_LIMIT = 1 << 22;

    private static final String ANY = "any";

    private NetworkJson() {}

    /** Returns the text of an architecture's networks, which ends with a line feed. */
    public static String write(Architecture architecture) {
        StringBuilder text = new StringBuilder("{\n");
        text.append("  \"in\": ").append(Json.compact(spec(architecture.in()))).append(",\n");
        text.append("  \"encoder\": ").append(layers(architecture.encoder())).append(",\n");
        text.append("  \"latent\": ")
                .append(Json.compact(LayerJson.write(architecture.latent())))
                .append(",\n");
        text.append("  \"decoder\": ").append(layers(architecture.decoder())).append(",\n");
        if (!architecture.heads().isEmpty()) {
            text.append("  \"heads\": [\n")
                    .append(architecture.heads().stream()
                            .map(head -> "    " + Json.compact(head(head)))
                            .collect(Collectors.joining(",\n")))
                    .append("\n  ],\n");
        }
        text.append("  \"out\": ")
                .append(Json.compact(spec(architecture.out())))
                .append("\n");
        return text.append("}\n").toString();
    }

    private static String layers(Network network) {
        return network.layers().isEmpty()
                ? "[]"
                : network.layers().stream()
                        .map(layer -> "    " + Json.compact(LayerJson.write(layer)))
                        .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    private static Map<String, Object> head(Head head) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", head.name());
        object.put("at", head.at());
        object.put("body", head.body().layers().stream().map(LayerJson::write).toList());
        return object;
    }

    private static Map<String, Object> spec(ImageSpec spec) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("channels", spec.channels());
        object.put("height", extent(spec.height()));
        object.put("width", extent(spec.width()));
        return object;
    }

    private static Object extent(int extent) {
        return extent == ImageSpec.ANY ? (Object) ANY : (Object) extent;
    }

    /**
     * Reads the networks of an architecture. It has no objective, so it can run but not be trained.
     *
     * @throws InvalidInputException if the text has another format, or contains a layer of a plug-in
     */
    public static Architecture read(String text) {
        if (text.length() > SIZE_LIMIT) {
            throw new InvalidInputException(
                    "the text of a network has at most " + SIZE_LIMIT + " characters, not " + text.length());
        }
        Map<?, ?> object = LayerJson.object(JsonParser.parse(text));
        if (!(LayerJson.read(object.get("latent")) instanceof Latent latent)) {
            throw new InvalidInputException("a latent is expected, not " + object.get("latent"));
        }
        Architecture architecture = new Architecture(
                spec(object.get("in")),
                spec(object.get("out")),
                new Network(LayerJson.layers(object.get("encoder"))),
                latent,
                new Network(LayerJson.layers(object.get("decoder"))),
                heads(object.get("heads")),
                List.of());
        if (!write(architecture).equals(text)) {
            throw new InvalidInputException("the text of this network is not written as the format says");
        }
        return architecture;
    }

    private static List<Head> heads(@Nullable Object json) {
        List<Head> heads = new ArrayList<>();
        for (Object each : json == null ? List.of() : LayerJson.list(json)) {
            Map<?, ?> head = LayerJson.object(each);
            heads.add(new Head(
                    String.valueOf(head.get("name")),
                    String.valueOf(head.get("at")),
                    new Network(LayerJson.layers(head.get("body")))));
        }
        return heads;
    }

    private static ImageSpec spec(@Nullable Object json) {
        Map<?, ?> object = LayerJson.object(json);
        return new ImageSpec(
                LayerJson.whole("channels", object.get("channels")),
                extent("height", object.get("height")),
                extent("width", object.get("width")));
    }

    private static int extent(String what, @Nullable Object json) {
        return ANY.equals(json) ? ImageSpec.ANY : LayerJson.whole(what, json);
    }
}
