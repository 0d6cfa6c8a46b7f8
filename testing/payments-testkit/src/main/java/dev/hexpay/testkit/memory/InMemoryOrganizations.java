package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryOrganizations implements Organizations {
    private final InMemoryTable<OrganizationId, Organization> rows;

    InMemoryOrganizations(InMemoryDatabase store) {
        rows = store.table("organization");
    }

    @Override
    public void insert(Organization organization) {
        rows.insert(organization.id(), organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return rows.get(id);
    }

    @Override
    public List<Organization> all() {
        return rows.rows()
                .map(InMemoryTable.Row::value)
                .sorted(Comparator.comparing(Organization::createdAt)
                        .thenComparing(organization -> organization.id().value()))
                .toList();
    }

    @Override
    public void lockCreation() {
        // An open unit of work excludes every other one.
    }
}
