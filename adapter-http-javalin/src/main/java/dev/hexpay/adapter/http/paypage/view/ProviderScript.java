package dev.hexpay.adapter.http.paypage.view;

/**
 * The provider's script for the browser of the payer.
 *
 * @param url where the browser loads it from
 * @param publicKey the key that identifies the merchant's account to it; it is no secret
 */
public record ProviderScript(String url, String publicKey) {}
