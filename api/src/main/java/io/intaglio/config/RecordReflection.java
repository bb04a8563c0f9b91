package io.intaglio.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads records and copies them, by the names of their components in kebab-case: {@code latentSize} is
 * {@code latent-size}.
 *
 * @since 0.1
 */
public final class RecordReflection {

    private RecordReflection() {}

    /** Returns the components of a type of records by name, in their order. */
    public static Map<String, RecordComponent> components(Class<? extends Record> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(kebab(component.getName()), component);
        }
        return components;
    }

    /** Returns the values of a record by the names of its components, in their order. */
    public static Map<String, Object> values(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        components(record.getClass()).forEach((name, component) -> {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.put(name, accessor.invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass() + " cannot be read", e);
            }
        });
        return values;
    }

    /**
     * Returns a copy of a record with other values.
     *
     * @param changed the new values by name, of the components' types; the other components keep their values
     * @throws InvalidInputException if the record's constructor rejects them
     */
    public static <R extends Record> R copy(R record, Map<String, ?> changed) {
        Map<String, Object> values = values(record);
        values.putAll(changed);
        Class<?>[] types = components(record.getClass()).values().stream()
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked") // getClass() of an R makes an R
            R copy = (R) constructor.newInstance(values.values().toArray());
            return copy;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                throw refused;
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new InvalidInputException(refused.getMessage(), refused);
            }
            throw new IllegalStateException(record.getClass() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " cannot be made", e);
        }
    }

    /** Returns the name of a constant in kebab-case: {@code ONE_CYCLE} is {@code one-cycle}. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a name in kebab-case. */
    public static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
