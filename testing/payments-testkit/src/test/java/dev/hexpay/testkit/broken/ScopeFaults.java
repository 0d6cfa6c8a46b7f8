package dev.hexpay.testkit.broken;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.UUID;

/** Faults of scopes. */
final class ScopeFaults {
    private static final OrganizationId ANY = new OrganizationId(new UUID(0, 0));

    static final List<Fault> ALL = List.of(
            Fault.that("forgets the mode", Sabotage.onScopes(scope -> new Scope(scope.organization(), Mode.SANDBOX))),
            Fault.that("forgets the organization", Sabotage.onScopes(scope -> new Scope(ANY, scope.mode()))));

    private ScopeFaults() {}
}
