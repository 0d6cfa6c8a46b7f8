package dev.hexpay.violations.adapter.operator;

import dev.hexpay.architecture.Violates;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** Samples of the operator page. */
@NullMarked
public final class OperatorSamples {
    @Violates("adapter-operator-web uses only what it is granted")
    record UsesDatabase(Connection connection) {}
}
