package dev.hexpay.adapter.http.paypage.view;

import org.jspecify.annotations.Nullable;

/**
 * The page on which the payer authenticates by the script of the provider.
 *
 * @param action the URL to which the form is posted
 * @param csrf the CSRF token
 * @param script the provider's script; null if it needs none
 * @param clientSecret with it, the browser continues the charge; null if it is continued when the payer agrees
 */
public record AuthenticationView(
        Layout layout,
        String seller,
        String total,
        String action,
        String csrf,
        @Nullable ProviderScript script,
        @Nullable String clientSecret) {}
