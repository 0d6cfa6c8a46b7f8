package dev.hexpay.application.port.out;

/** A digest of what was asked (method, route and canonical body): equal requests have equal fingerprints. */
public record RequestFingerprint(String value) {}
