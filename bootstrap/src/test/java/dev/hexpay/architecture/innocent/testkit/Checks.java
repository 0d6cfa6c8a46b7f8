package dev.hexpay.architecture.innocent.testkit;

import dev.hexpay.architecture.innocent.domain.scope.Scope;
import org.assertj.core.api.Assertions;

/** Knows the test libraries. */
public final class Checks {
    private Checks() {}

    /** Checks. */
    public static void check(Scope scope) {
        Assertions.assertThat(scope.name()).isNotEmpty();
    }
}
