package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.text.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * A page on its way to the payer.
 *
 * @param template which template shows it
 * @param view what the template shows
 * @param redirectTarget where its form may be redirected to besides our own pages; null when nowhere
 */
record PageResponse(
        int status,
        String template,
        Layout frame,
        Object view,
        @Nullable WebUrl redirectTarget) {}
