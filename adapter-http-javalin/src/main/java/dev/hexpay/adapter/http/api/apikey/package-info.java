/** API endpoints of API keys. */
@NullMarked
package dev.hexpay.adapter.http.api.apikey;

import org.jspecify.annotations.NullMarked;
