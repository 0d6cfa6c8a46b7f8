package dev.hexpay.adapter.http.api.bind;

/** A request without fields. */
public record EmptyRequest() {}
