package dev.hexpay.http.page;

import dev.hexpay.domain.payment.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * A page on its way to the payer.
 *
 * @param template which template shows it
 * @param view what the template shows
 * @param leadsTo where its form may be redirected to besides our own pages; null when nowhere
 */
record Answer(
        int status,
        String template,
        Frame frame,
        Object view,
        @Nullable WebUrl leadsTo) {}
