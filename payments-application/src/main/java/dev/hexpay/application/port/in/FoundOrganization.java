package dev.hexpay.application.port.in;

import dev.hexpay.domain.organization.ApiKeySecret;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.scope.Mode;
import java.util.Optional;

/** What an operator does at the machine itself: the first organization, and keys to it. */
public interface FoundOrganization {
    /** Makes the first organization with a sandbox key; empty when there is one already. */
    Optional<ApiKeySecret> foundIfNone(String name);

    /** The organization of this server; makes it when there is none. */
    Organization organization(String name);

    /** Makes another organization. */
    Organization found(String name);

    /** Makes a key to an organization in one mode. */
    ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name);
}
