package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.OrganizationId;
import java.time.Instant;

/**
 * A tenant: a merchant with its own customers, payments and keys.
 *
 * @param id public id
 * @param name the name shown to payers
 * @param createdAt time of creation
 */
public record Organization(OrganizationId id, String name, Instant createdAt) {}
