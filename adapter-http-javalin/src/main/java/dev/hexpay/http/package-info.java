/** The API, the pay page and the notifications of providers over HTTP. */
@NullMarked
package dev.hexpay.http;

import org.jspecify.annotations.NullMarked;
