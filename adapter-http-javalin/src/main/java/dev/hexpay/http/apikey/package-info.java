/** API keys on the wire. */
@NullMarked
package dev.hexpay.http.apikey;

import org.jspecify.annotations.NullMarked;
