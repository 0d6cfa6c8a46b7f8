package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;

/** The organization and mode of a page. */
public record Place(Organization organization, Scope scope) {
    /** The path of this place below the path of the operator page. */
    public String path() {
        return "/" + scope.organization().value() + "/" + WireName.of(scope.mode());
    }
}
