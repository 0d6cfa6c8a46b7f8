package dev.hexpay.application.idempotency;

/** A digest of a request (method, route and canonical body): equal requests have equal fingerprints. */
public record RequestFingerprint(String value) {}
