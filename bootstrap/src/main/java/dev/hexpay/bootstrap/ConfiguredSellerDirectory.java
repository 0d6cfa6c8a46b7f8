package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.bootstrap.config.Configuration.SellerSettings;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;

/** The seller as the operator has configured it; an organization sells under its own name where none is configured. */
record ConfiguredSellerDirectory(SellerSettings settings, Organizations organizations) implements SellerDirectory {
    @Override
    public Seller sellerOf(Scope scope) {
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
