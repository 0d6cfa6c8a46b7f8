package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.OrganizationId;

/** Whose data a call may see: one organization in one mode. What lies outside does not exist for it. */
public record Scope(OrganizationId organization, Mode mode) {}
