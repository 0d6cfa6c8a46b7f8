package dev.hexpay.adapter.http.api.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The record to which each entry of a list is bound alone, after the request, for the OpenAPI document. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Entry {
    /** The record. */
    Class<? extends Record> value();
}
