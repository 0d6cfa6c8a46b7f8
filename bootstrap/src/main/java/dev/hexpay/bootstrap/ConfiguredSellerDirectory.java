package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.bootstrap.config.Configuration.SellerSettings;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The configured seller. Without a configured name, the seller has the name of the organization. */
final class ConfiguredSellerDirectory implements SellerDirectory {
    private final SellerSettings settings;
    private final Organizations organizations;
    /** An organization does not change its name, so a price costs no query for it. */
    private final Map<OrganizationId, String> names = new ConcurrentHashMap<>();

    ConfiguredSellerDirectory(SellerSettings settings, Organizations organizations) {
        this.settings = settings;
        this.organizations = organizations;
    }

    @Override
    public Seller sellerOf(Scope scope) {
        String configured = settings.name();
        String name = configured == null ? nameOf(scope.organization()) : configured;
        TimeZoneName timeZone = settings.timeZone();
        return new Seller(
                name,
                settings.addressLines(),
                settings.country(),
                settings.taxId(),
                settings.email(),
                timeZone == null ? TimeZoneName.UTC : timeZone);
    }

    private String nameOf(OrganizationId organization) {
        String known = names.get(organization);
        if (known != null) {
            return known;
        }
        // Not within the map: a thread that waits for it may hold the connection that this query needs.
        String name = organizations
                .find(organization)
                .map(Organization::name)
                .orElseThrow(() -> new IllegalStateException(organization + " does not exist"));
        names.put(organization, name);
        return name;
    }
}
