package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Organization;
import java.util.List;
import java.util.Optional;

/** The merchants. */
public interface Organizations {
    /** Keeps a new organization, which is read back equal to what was given. */
    void insert(Organization organization);

    /** The organization, if there is one. */
    Optional<Organization> find(OrganizationId id);

    /** All of them, oldest first; a server has few. */
    List<Organization> all();
}
