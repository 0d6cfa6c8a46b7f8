package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import java.util.Optional;

/** What an operator does at the machine itself: the first organization, and keys to it. */
public interface ProvisionOrganization {
    /** Makes the first organization with a sandbox key; empty when there is one already. */
    Optional<ApiKeySecret> createFirst(String name);

    /** The organization of this server; makes it when there is none. */
    Organization getOrCreate(String name);

    /** Makes another organization. */
    Organization create(String name);

    /** Makes a key to an organization in one mode. */
    ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name);
}
