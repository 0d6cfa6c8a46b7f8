package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.OrganizationId;
import java.time.Instant;

/**
 * A merchant.
 *
 * @param id its public name
 * @param name what payers read on the page
 * @param createdAt when it was made
 */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
