package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.bootstrap.config.Configuration.SellerSettings;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;

/** The configured seller. Without a configured name, the seller has the name of the organization. */
record ConfiguredSellerDirectory(SellerSettings settings, Organizations organizations) implements SellerDirectory {
    @Override
    public Seller sellerOf(Scope scope) {
        String configured = settings.name();
        String name = configured == null ? nameOf(scope) : configured;
        TimeZoneName timeZone = settings.timeZone();
        return new Seller(
                name,
                settings.addressLines(),
                settings.country(),
                settings.taxId(),
                settings.email(),
                timeZone == null ? TimeZoneName.UTC : timeZone);
    }

    private String nameOf(Scope scope) {
        return organizations
                .find(scope.organization())
                .map(Organization::name)
                .orElseThrow(() -> new IllegalStateException(scope.organization() + " does not exist"));
    }
}
