package io.intaglio.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Describes one setting of a record.
 *
 * @param key its name, in kebab-case
 * @param standard its default, as text
 * @param values its type and range, in words
 * @param meaning its meaning; empty if the record does not give one
 * @since 0.1
 */
public record SettingInfo(String key, String standard, String values, String meaning) {

    /** Returns the settings of a record, in the order of its components. */
    public static List<SettingInfo> of(Record defaults) {
        Map<String, String> standard = Settings.from(defaults).asMap();
        return RecordReflection.components(defaults.getClass()).entrySet().stream()
                .map(component -> of(component.getKey(), component.getValue(), standard))
                .toList();
    }

    private static SettingInfo of(String key, RecordComponent component, Map<String, String> standard) {
        Setting said = component.getAnnotation(Setting.class);
        String type = type(component);
        String values = said == null || said.range().isEmpty() ? type : type + ", " + said.range();
        return new SettingInfo(key, standard.get(key), values, said == null ? "" : said.value());
    }

    private static String type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Components::text).collect(Collectors.joining(", "));
        }
        if (type == List.class) {
            Class<?> element = Components.element(component.getGenericType());
            return (element == Integer.class ? "whole numbers" : element == Double.class ? "numbers" : "words")
                    + " with commas between";
        }
        if (type == boolean.class) {
            return "true, false";
        }
        if (type == Range.class) {
            return "number or range";
        }
        if (type == String.class) {
            return "text";
        }
        return type == int.class || type == Integer.class || type == long.class ? "whole number" : "number";
    }
}
