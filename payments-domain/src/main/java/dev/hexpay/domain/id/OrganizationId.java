package dev.hexpay.domain.id;

import java.util.UUID;

/** The id of an organization; events contain it as a UUID. */
public record OrganizationId(UUID value) {}
