package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.text.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * A page to be rendered.
 *
 * @param template the name of its template
 * @param view the model of the template
 * @param redirectTarget the external URL to which its form may be redirected; null if none
 */
record PageResponse(
        int status,
        String template,
        Layout layout,
        Object view,
        @Nullable WebUrl redirectTarget) {}
