/** Errors of the API: one error object, a status for every published code, and a page that explains it. */
@NullMarked
package dev.hexpay.adapter.http.api.error;

import org.jspecify.annotations.NullMarked;
