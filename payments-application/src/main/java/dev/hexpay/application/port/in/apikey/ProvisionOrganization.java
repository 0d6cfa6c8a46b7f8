package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import java.util.List;
import java.util.Optional;

/** Provisioning by the operator on the server itself: organizations and their keys. */
public interface ProvisionOrganization {
    /** Creates the first organization with a sandbox key; empty when an organization exists. */
    Optional<ApiKeySecret> createFirst(String name);

    /** The organization of this server; creates it when there is none. */
    Organization getOrCreate(String name);

    /** The organization with this id, if it exists. */
    Optional<Organization> find(OrganizationId id);

    /** All organizations, oldest first. */
    List<Organization> all();

    /** Creates another organization. */
    Organization create(String name);

    /** Creates a key of an organization in one mode. */
    ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name);
}
