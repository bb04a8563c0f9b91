package io.intaglio.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components of a record, to text and back. */
final class Components {

    private static final Set<Class<?>> PLAIN = Set.of(
            int.class, Integer.class, long.class, float.class, double.class, boolean.class, String.class, Range.class);

    private Components() {}

    static List<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> kebab(component.getName()))
                .sorted()
                .toList();
    }

    static SortedMap<String, String> write(Record record) {
        SortedMap<String, String> written = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            checkType(component.getType(), component.getGenericType());
            written.put(kebab(component.getName()), text(read(record, component)));
        }
        return written;
    }

    static <R extends Record> R copy(R defaults, Map<String, String> values) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = kebab(components[i].getName());
            String value = values.get(key);
            arguments[i] = value == null ? read(defaults, components[i]) : parse(key, value, components[i]);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked") // getClass() of an R makes an R
            R copy = (R) constructor.newInstance(arguments);
            return copy;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                throw refused;
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new InvalidInputException(refused.getMessage(), refused);
            }
            throw new IllegalStateException(defaults.getClass() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(defaults.getClass() + " cannot be made", e);
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " cannot be read", e);
        }
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
        if (type == double.class) {
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

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
