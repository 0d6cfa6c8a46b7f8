package dev.hexpay.application.port.in.idempotency;

/** A digest of a request (method, route and canonical body): equal requests have equal fingerprints. */
public record RequestFingerprint(String value) {}
