package dev.hexpay.adapter.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The texts that a component of a response can have, for the OpenAPI document. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {
    /** The texts. */
    String[] value() default {};

    /** The enums whose published names are further texts. */
    Class<? extends Enum<?>>[] constants() default {};
}
