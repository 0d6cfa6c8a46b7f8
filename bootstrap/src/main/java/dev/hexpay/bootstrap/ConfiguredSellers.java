package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.Sellers;
import dev.hexpay.bootstrap.config.Configuration.SellerSettings;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Scope;

/** The seller as the operator has configured it; an organization sells under its own name where none is configured. */
record ConfiguredSellers(SellerSettings settings, Organizations organizations) implements Sellers {
    @Override
    public Seller of(Scope scope) {
        String configured = settings.name();
        String name = configured == null ? nameOf(scope) : configured;
        return new Seller(name, settings.addressLines(), settings.country(), settings.taxId(), settings.email());
    }

    private String nameOf(Scope scope) {
        return organizations
                .find(scope.organization())
                .map(Organization::name)
                .orElseThrow(() -> new IllegalStateException(scope.organization() + " is gone"));
    }
}
