package dev.hexpay.violations.testing.openapi;

import dev.hexpay.architecture.Violates;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** Samples of the validator of OpenAPI documents. */
@NullMarked
public final class ValidatorSamples {
    @Violates("testing/openapi-validator uses only what it is granted")
    record UsesSql(Connection connection) {}
}
