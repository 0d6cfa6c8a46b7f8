/** API endpoints of the event log. */
@NullMarked
package dev.hexpay.adapter.http.api.event;

import org.jspecify.annotations.NullMarked;
