/** How the API writes and reads JSON: strict in what it reads, always in one shape in what it writes. */
@NullMarked
package dev.hexpay.adapter.http.json;

import org.jspecify.annotations.NullMarked;
