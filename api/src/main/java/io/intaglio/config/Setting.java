package io.intaglio.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a record's component as a setting. {@code intaglio list} prints the text. docs/settings.md repeats it
 * literally for built-in settings.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** Returns the meaning of the setting, in plain words without markup. */
    String value();

    /**
     * Returns the valid numbers, for example {@code 1 to 64}, {@code at least 0} or {@code above 0}; empty if every
     * value of the type is valid. It is only documentation: the record's constructor checks the value.
     */
    String range() default "";
}
