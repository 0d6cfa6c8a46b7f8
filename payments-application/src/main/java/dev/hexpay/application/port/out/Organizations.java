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

    /** The organization of a scope or a stored reference; {@link IllegalStateException} when it does not exist. */
    default Organization get(OrganizationId id) {
        return find(id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /** All organizations, oldest first; a server has few. */
    List<Organization> all();

    /**
     * Serializes the creation of organizations: another unit of work that calls this waits until the open one has
     * ended, and then sees what it created.
     */
    void lockCreation();
}
