package io.intaglio.config;

import static io.intaglio.config.RecordReflection.kebab;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components of a record, to text and back. */
final class Components {

    private static final Set<Class<?>> PLAIN = Set.of(
            int.class,
            Integer.class,
            long.class,
            float.class,
            double.class,
            Double.class,
            boolean.class,
            String.class,
            Range.class);

    private Components() {}

    static List<String> keys(Class<? extends Record> type) {
        return RecordReflection.components(type).keySet().stream().sorted().toList();
    }

    static SortedMap<String, String> write(Record record) {
        RecordReflection.components(record.getClass())
                .values()
                .forEach(component -> checkType(component.getType(), component.getGenericType()));
        SortedMap<String, String> written = new TreeMap<>();
        RecordReflection.values(record).forEach((key, value) -> written.put(key, text(value)));
        return written;
    }

    static <R extends Record> R copy(R defaults, Map<String, String> values) {
        Map<String, Object> changed = new HashMap<>();
        RecordReflection.components(defaults.getClass()).forEach((key, component) -> {
            String value = values.get(key);
            if (value != null) {
                changed.put(key, parse(key, value, component));
            }
        });
        return RecordReflection.copy(defaults, changed);
    }

    /** A value as {@link Settings} hold it. */
    static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return kebab(constant);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Components::text).collect(Collectors.joining(","));
        }
        // compareTo, since -0.0 is not the 0 that it would be read as
        if (value instanceof Double number
                && number.compareTo((double) number.longValue()) == 0
                && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        if (value instanceof Float number
                && number.compareTo((float) number.intValue()) == 0
                && Math.abs(number) < 1e6) {
            return Integer.toString(number.intValue());
        }
        return String.valueOf(value);
    }

    private static Object parse(String key, String value, RecordComponent component) {
        try {
            return parse(value, component.getType(), component.getGenericType());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    key + " takes " + kind(component.getType(), component.getGenericType()) + ", not \"" + value + "\"",
                    e);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(key + ": " + e.getMessage(), e);
        }
    }

    private static Object parse(String value, Class<?> type, Type generic) {
        if (type == int.class || type == Integer.class) {
            return Integer.parseInt(value);
        }
        if (type == long.class) {
            return Long.parseLong(value);
        }
        if (type == float.class) {
            return finite(Float.parseFloat(value), value);
        }
        if (type == double.class || type == Double.class) {
            return finite(Double.parseDouble(value), value);
        }
        if (type == boolean.class) {
            return truth(value);
        }
        if (type == String.class) {
            return value;
        }
        if (type == Range.class) {
            return Range.parse(value);
        }
        if (type.isEnum()) {
            return constant(value, type);
        }
        if (type == List.class) {
            Class<?> element = element(generic);
            return value.isBlank()
                    ? List.of()
                    : Stream.of(value.split(",", -1))
                            .<Object>map(item -> parse(item.strip(), element, element))
                            .toList();
        }
        throw unknown(type);
    }

    private static void checkType(Class<?> type, Type generic) {
        if (type == List.class) {
            checkType(element(generic), element(generic));
        } else if (!PLAIN.contains(type) && !type.isEnum()) {
            throw unknown(type);
        }
    }

    private static IllegalArgumentException unknown(Class<?> type) {
        return new IllegalArgumentException("a setting cannot be of " + type);
    }

    private static <N extends Number> N finite(N number, String value) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    private static boolean truth(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new NumberFormatException(value);
        }
        return value.equals("true");
    }

    private static Object constant(String value, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(value)) {
                return constant;
            }
        }
        throw new NumberFormatException(value);
    }

    private static String kind(Class<?> type, Type generic) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> kebab((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        if (type == List.class) {
            return "a list (commas between) of which each is " + kind(element(generic), element(generic));
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == Range.class) {
            return "a number or a range such as 5..55";
        }
        if (type == String.class) {
            return "a text";
        }
        return type == int.class || type == long.class || type == Integer.class ? "a whole number" : "a number";
    }

    static Class<?> element(Type list) {
        return list instanceof ParameterizedType type && type.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : String.class;
    }
}
