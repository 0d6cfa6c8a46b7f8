package dev.hexpay.domain.tenant;

import dev.hexpay.domain.id.OrganizationId;

/** The data that a request may access: one organization in one mode. Data outside the scope is not found. */
public record Scope(OrganizationId organization, Mode mode) {}
