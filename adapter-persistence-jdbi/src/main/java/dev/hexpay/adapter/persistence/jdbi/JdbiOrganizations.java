package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** The organizations in table {@code organization}. */
final class JdbiOrganizations implements Organizations {
    private static final RowType<Organization, OrganizationRow> ROW = OrganizationRow.TYPE;
    private static final String SELECT = "SELECT " + ROW.columnList() + " FROM <schema>.organization";

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<Organization> mapper = ROW.mapper();

    JdbiOrganizations(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insert(Organization organization) {
        String sql =
                "INSERT INTO <schema>.organization (" + ROW.columnList() + ") VALUES (" + ROW.parameterList() + ")";
        unitOfWork.run(
                "organization",
                handle -> handle.createUpdate(sql)
                        .bindNamedArgumentFinder(ROW.arguments(organization))
                        .execute());
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return unitOfWork.run(handle -> handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map(mapper)
                .findOne());
    }

    @Override
    public List<Organization> all() {
        return unitOfWork.run(handle -> handle.createQuery(SELECT + " ORDER BY created_at, id")
                .map(mapper)
                .list());
    }

    @Override
    public void lockCreation() {
        unitOfWork.requireTransaction(
                handle -> handle.createQuery("SELECT id FROM <schema>.organization_lock FOR UPDATE")
                        .mapTo(Integer.class)
                        .one());
    }
}
