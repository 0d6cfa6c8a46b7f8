/** Compares requests and responses of tests with the OpenAPI document. */
@NullMarked
package dev.hexpay.testing.openapi;

import org.jspecify.annotations.NullMarked;
