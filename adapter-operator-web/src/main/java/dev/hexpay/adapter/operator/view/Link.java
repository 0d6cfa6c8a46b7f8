package dev.hexpay.adapter.operator.view;

/** A link of this site. */
public record Link(String text, String href) {}
