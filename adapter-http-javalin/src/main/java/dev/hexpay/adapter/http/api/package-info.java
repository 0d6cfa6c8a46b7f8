/** What all API endpoints share: routes, authenticated requests, responses and paging. */
@NullMarked
package dev.hexpay.adapter.http.api;

import org.jspecify.annotations.NullMarked;
