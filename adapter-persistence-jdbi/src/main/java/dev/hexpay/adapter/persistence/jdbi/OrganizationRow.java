package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.time.Instant;

/** An organization as a row of {@code organization}. */
record OrganizationRow(OrganizationId id, String name, Instant createdAt) {
    static final RowType<Organization, OrganizationRow> TYPE =
            new RowType<>(OrganizationRow.class, OrganizationRow::from, OrganizationRow::toOrganization);

    static OrganizationRow from(Organization organization) {
        return new OrganizationRow(organization.id(), organization.name(), organization.createdAt());
    }

    Organization toOrganization() {
        return new Organization(id, name, createdAt);
    }
}
