/** API endpoints of customers and payment methods. */
@NullMarked
package dev.hexpay.adapter.http.api.customer;

import org.jspecify.annotations.NullMarked;
