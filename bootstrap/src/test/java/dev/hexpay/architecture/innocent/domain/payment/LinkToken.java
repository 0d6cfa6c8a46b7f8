package dev.hexpay.architecture.innocent.domain.payment;

/** What opens a page. */
public record LinkToken(String value) {}
