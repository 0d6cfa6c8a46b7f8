/** The API, the pay page and the notifications of providers over HTTP. */
@NullMarked
package dev.hexpay.adapter.http;

import org.jspecify.annotations.NullMarked;
