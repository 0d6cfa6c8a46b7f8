package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.util.List;
import java.util.Optional;

/** The organizations. */
public interface Organizations {
    /** Inserts a new organization; it reads back equal to the given one. */
    void insert(Organization organization);

    /** The organization, if it exists. */
    Optional<Organization> find(OrganizationId id);

    /** All organizations, oldest first; a server has few. */
    List<Organization> all();
}
