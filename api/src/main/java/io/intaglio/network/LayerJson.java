package io.intaglio.network;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.RecordReflection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Layers and latents as JSON objects: {@code kind}, then the components of the record with names in kebab-case, in
 * their order. Whole numbers are written as numbers, enumerations as texts in kebab-case, shapes as lists of their
 * extents, bodies as lists of layers. The gain of initial weights is left out, because it does not affect existing
 * weights.
 */
final class LayerJson {

    /** The kind of the objects of all custom layers; their {@code name} is {@link Layer.Custom#kind()}. */
    static final String CUSTOM = "custom";

    private static final String KIND = "kind";

    private static final Set<String> UNWRITTEN = Set.of("gain");

    /**
     * One layer of each kind. It gives the values of optional components that an object does not have, see {@link
     * #OPTIONAL}.
     */
    private static final Map<String, Record> PROTOTYPES = new LinkedHashMap<>();

    /**
     * Components that are left out if they have their default value: those that were added after the format was
     * defined.
     */
    private static final Set<String> OPTIONAL = Set.of("conv.dilation", "block.frozen");

    private static final Map<Class<?>, String> KINDS = new HashMap<>();

    static {
        PROTOTYPES.put("conv", Conv.same(1, 1));
        PROTOTYPES.put("conv-transpose", new ConvTranspose(1, 1, 1, 0, 0));
        PROTOTYPES.put("dense", Dense.of(1));
        PROTOTYPES.put("upsample", new Upsample(2, Upsample.Mode.NEAREST));
        PROTOTYPES.put("pixel-shuffle", new PixelShuffle(2));
        PROTOTYPES.put("pool", new Pool(Pool.Mode.MAX, 2));
        PROTOTYPES.put("norm", Norm.batch());
        PROTOTYPES.put("gdn", new Gdn(false));
        PROTOTYPES.put("self-attention", new SelfAttention(1));
        PROTOTYPES.put("activate", Activate.relu());
        PROTOTYPES.put("dropout", new Dropout(0));
        PROTOTYPES.put("reshape", new Reshape(new Shape.Vector(1)));
        PROTOTYPES.put("positional-encoding", new PositionalEncoding(PositionalEncoding.Mode.COORDINATE, 1));
        PROTOTYPES.put("residual", new Residual(List.of()));
        PROTOTYPES.put("scale", new Scale(List.of()));
        PROTOTYPES.put("block", new Block("a", List.of()));
        PROTOTYPES.put("stochastic", new Stochastic(1, List.of()));
        PROTOTYPES.put("tap", new Tap("a"));
        PROTOTYPES.put("skip-join", new SkipJoin("a", SkipJoin.Mode.ADD));
        PROTOTYPES.put("point", new Latent.Point(0));
        PROTOTYPES.put("gaussian", new Latent.Gaussian(0));
        PROTOTYPES.put("quantized", new Latent.Quantized(1));
        PROTOTYPES.forEach((kind, layer) -> KINDS.put(layer.getClass(), kind));
    }

    private LayerJson() {}

    static Map<String, Object> write(Object layer) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (layer instanceof Layer.Custom custom) {
            object.put(KIND, CUSTOM);
            object.put("name", custom.kind());
            if (!(layer instanceof Record)) {
                object.put("text", layer.toString());
                return object;
            }
        } else {
            object.put(KIND, KINDS.get(layer.getClass()));
        }
        RecordReflection.values((Record) layer).forEach((key, value) -> {
            if (!UNWRITTEN.contains(key) && !left(layer, key, value)) {
                object.put(key, json(value));
            }
        });
        return object;
    }

    private static boolean left(Object layer, String key, Object value) {
        String kind = KINDS.get(layer.getClass());
        return OPTIONAL.contains(kind + "." + key) && value.equals(standard(kind, key));
    }

    private static @Nullable Object standard(String kind, String key) {
        return RecordReflection.values(PROTOTYPES.get(kind)).get(key);
    }

    private static Object json(Object value) {
        if (value instanceof Double number) {
            return shortest(number);
        }
        if (value instanceof Float number) {
            return shortest(number.doubleValue());
        }
        if (value instanceof Enum<?> constant) {
            return RecordReflection.kebab(constant);
        }
        if (value instanceof Shape.Map map) {
            return List.of(map.channels(), map.height(), map.width());
        }
        if (value instanceof Shape.Vector vector) {
            return List.of(vector.length());
        }
        if (value instanceof Network network) {
            return json(network.layers());
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item instanceof Layer ? write(item) : json(item))
                    .toList();
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    /**
     * Returns the shortest decimal that is read back as the same number. {@code Double.toString} differs between Java
     * versions.
     */
    private static Number shortest(double number) {
        if (!Double.isFinite(number)) {
            throw new InvalidInputException("a layer's number is finite, not " + number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            return (int) number;
        }
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    /**
     * Returns the layer or latent of an object.
     *
     * @throws InvalidInputException if its kind is unknown or belongs to a plug-in, or if a component is missing,
     *     unknown or invalid
     */
    static Object read(@Nullable Object json) {
        Map<?, ?> object = object(json);
        Object kind = object.get(KIND);
        if (CUSTOM.equals(kind)) {
            throw new InvalidInputException("the layer \"" + object.get("name")
                    + "\" is a plug-in's; only the architecture that made it knows it");
        }
        Record prototype = kind instanceof String ? PROTOTYPES.get(kind) : null;
        if (prototype == null) {
            throw new InvalidInputException("there is no kind of layer \"" + kind + "\"; known are: "
                    + String.join(", ", PROTOTYPES.keySet()) + "; use a newer version");
        }
        Set<String> unknown = new TreeSet<>();
        object.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        unknown.remove(KIND);
        Map<String, Object> values = new HashMap<>();
        RecordReflection.components(prototype.getClass()).forEach((key, component) -> {
            if (unknown.remove(key)) {
                values.put(key, value(kind + "." + key, object.get(key), component.getType()));
            } else if (!UNWRITTEN.contains(key) && !OPTIONAL.contains(kind + "." + key)) {
                throw new InvalidInputException(kind + "." + key + " is missing");
            }
        });
        if (!unknown.isEmpty()) {
            throw new InvalidInputException("a " + kind + " has no " + String.join(", ", unknown));
        }
        return RecordReflection.copy(prototype, values);
    }

    static Map<?, ?> object(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return object;
        }
        throw new InvalidInputException("an object is expected, not " + json);
    }

    static List<?> list(@Nullable Object json) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw new InvalidInputException("a list is expected, not " + json);
    }

    static List<Layer> layers(@Nullable Object json) {
        List<Layer> layers = new ArrayList<>();
        for (Object each : list(json)) {
            if (!(read(each) instanceof Layer layer)) {
                throw new InvalidInputException(
                        "a layer is expected, not " + object(each).get(KIND));
            }
            layers.add(layer);
        }
        return layers;
    }

    private static Object value(String what, @Nullable Object json, Class<?> type) {
        if (type == int.class) {
            return whole(what, json);
        }
        if (type == double.class && json instanceof Double) {
            return json;
        }
        if (type == boolean.class && json instanceof Boolean || type == String.class && json instanceof String) {
            return json;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> json(constant).equals(json))
                    .findFirst()
                    .orElseThrow(() -> wrong(what, json));
        }
        if (type == Shape.class) {
            List<?> extents = list(json);
            return switch (extents.size()) {
                case 1 -> new Shape.Vector(whole(what, extents.get(0)));
                case 3 ->
                    new Shape.Map(
                            whole(what, extents.get(0)), whole(what, extents.get(1)), whole(what, extents.get(2)));
                default -> throw wrong(what, json);
            };
        }
        if (type == List.class) {
            return layers(json);
        }
        throw wrong(what, json);
    }

    static int whole(String what, @Nullable Object json) {
        if (json instanceof Double number && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong(what, json);
    }

    private static InvalidInputException wrong(String what, @Nullable Object json) {
        return new InvalidInputException(what + " cannot be " + json);
    }
}
