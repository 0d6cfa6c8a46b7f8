/** The pages, by what they are about. */
@NullMarked
package dev.hexpay.adapter.operator.page;

import org.jspecify.annotations.NullMarked;
