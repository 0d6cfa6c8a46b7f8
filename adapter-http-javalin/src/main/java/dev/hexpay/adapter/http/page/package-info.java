/** What all pages of the server have in common. */
@NullMarked
package dev.hexpay.adapter.http.page;

import org.jspecify.annotations.NullMarked;
