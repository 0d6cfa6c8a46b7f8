/** JSON of the API: strict parsing, and one response format. */
@NullMarked
package dev.hexpay.adapter.http.json;

import org.jspecify.annotations.NullMarked;
