package dev.hexpay.adapter.http.paypage.view;

import org.jspecify.annotations.Nullable;

/**
 * The page that reports an error.
 *
 * @param pageUrl link to the payment page; null if there is none
 * @param requestId the id to quote to the seller; null if the payer can correct the error
 */
public record ErrorView(
        Layout layout,
        String heading,
        String advice,
        @Nullable String pageUrl,
        @Nullable String requestId) {}
