/** API endpoints of payments, transactions and refunds. */
@NullMarked
package dev.hexpay.adapter.http.api.payment;

import org.jspecify.annotations.NullMarked;
