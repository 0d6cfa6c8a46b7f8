/** The hosted pay page, where a payer sees, pays and authenticates one payment; it knows nothing but the link token. */
@NullMarked
package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.NullMarked;
