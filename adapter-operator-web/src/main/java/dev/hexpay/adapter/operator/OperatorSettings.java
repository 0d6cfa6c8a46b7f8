package dev.hexpay.adapter.operator;

import java.net.URI;
import java.time.InstantSource;

/**
 * Settings of the operator page.
 *
 * @param url where operators reach it, without {@code /operator}
 * @param publicUrl where clients and payers reach the server, without a trailing slash
 * @param clock the clock of the use cases
 * @param version the version of the server, for the footer
 */
public record OperatorSettings(URI url, String publicUrl, InstantSource clock, String version) {}
