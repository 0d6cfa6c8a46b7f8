package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** The organizations in table {@code organization}. */
final class JdbiOrganizations implements Organizations {
    private static final RowMapper<Organization> MAPPER = (row, context) -> new Organization(
            new OrganizationId(row.getObject("id", UUID.class)),
            row.getString("name"),
            new ResultRow(row).getInstant("created_at"));

    private final JdbiUnitOfWork unitOfWork;

    JdbiOrganizations(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insert(Organization organization) {
        unitOfWork.run(
                "organization",
                handle -> handle.createUpdate(
                                "INSERT INTO organization (id, name, created_at) VALUES (:id, :name, :created_at)")
                        .bind("id", organization.id().value())
                        .bind("name", organization.name())
                        .bind("created_at", organization.createdAt())
                        .execute());
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return unitOfWork.run(
                handle -> handle.createQuery("SELECT id, name, created_at FROM organization WHERE id = :id")
                        .bind("id", id.value())
                        .map(MAPPER)
                        .findOne());
    }

    @Override
    public List<Organization> all() {
        return unitOfWork.run(
                handle -> handle.createQuery("SELECT id, name, created_at FROM organization ORDER BY created_at, id")
                        .map(MAPPER)
                        .list());
    }
}
