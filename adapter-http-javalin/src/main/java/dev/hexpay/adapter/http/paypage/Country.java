package dev.hexpay.adapter.http.paypage;

/** A country in the list of the form: its ISO 3166-1 alpha-2 code and its English name. */
public record Country(String code, String name) {}
