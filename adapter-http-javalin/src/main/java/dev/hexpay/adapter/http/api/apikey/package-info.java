/** API keys on the wire. */
@NullMarked
package dev.hexpay.adapter.http.api.apikey;

import org.jspecify.annotations.NullMarked;
