/** What the templates of the payment page render: text that is ready to be shown. */
@NullMarked
package dev.hexpay.adapter.http.paypage.view;

import org.jspecify.annotations.NullMarked;
