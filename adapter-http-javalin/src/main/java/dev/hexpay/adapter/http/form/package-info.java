/** The encoding of posted forms and query strings. */
@NullMarked
package dev.hexpay.adapter.http.form;

import org.jspecify.annotations.NullMarked;
