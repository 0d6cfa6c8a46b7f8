/** Papers as files, for whoever has a signed address. */
@NullMarked
package dev.hexpay.http.document;

import org.jspecify.annotations.NullMarked;
