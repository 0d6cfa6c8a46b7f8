/** The HTTP adapter: the API, the payment page and notifications of providers. */
@NullMarked
package dev.hexpay.adapter.http;

import org.jspecify.annotations.NullMarked;
