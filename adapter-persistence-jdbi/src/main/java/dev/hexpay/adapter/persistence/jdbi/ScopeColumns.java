package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import org.jdbi.v3.core.argument.NamedArgumentFinder;

/** The columns of a scope. */
record ScopeColumns(OrganizationId organizationId, Mode mode) {
    static final RowType<Scope, ScopeColumns> TYPE =
            new RowType<>(ScopeColumns.class, ScopeColumns::from, ScopeColumns::toScope);

    /** The condition that selects the rows of a scope. */
    static final String CONDITION = "organization_id = :organization_id AND mode = :mode";

    static ScopeColumns from(Scope scope) {
        return new ScopeColumns(scope.organization(), scope.mode());
    }

    Scope toScope() {
        return new Scope(organizationId, mode);
    }

    /** The values of {@link #CONDITION}. */
    static NamedArgumentFinder of(Scope scope) {
        return TYPE.arguments(scope);
    }
}
