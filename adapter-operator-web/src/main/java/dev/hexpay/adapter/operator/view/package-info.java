/** What the templates show. */
@NullMarked
package dev.hexpay.adapter.operator.view;

import org.jspecify.annotations.NullMarked;
