package dev.hexpay.domain.id;

import java.util.UUID;

/** Names an organization; events carry it as a UUID. */
public record OrganizationId(UUID value) {}
