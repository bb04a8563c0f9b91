package io.intaglio.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Explains a record's component as a setting. {@code intaglio list} prints it; for what is built in, docs/settings.md
 * says the same in the same words.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** Returns what the setting means, in plain words without markup. */
    String value();

    /**
     * Returns the numbers that it may be, as in {@code 1 to 64}, {@code at least 0}, {@code above 0}; empty where its
     * type says it all. The record's own constructor is what checks it.
     */
    String range() default "";
}
