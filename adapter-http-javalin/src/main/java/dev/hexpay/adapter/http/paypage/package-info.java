/** The hosted payment page: a payer views, pays and authenticates one payment, identified by its link token. */
@NullMarked
package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.NullMarked;
