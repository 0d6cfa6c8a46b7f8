/** Pages of a list: neither driving nor driven, used by both sides. */
@NullMarked
package dev.hexpay.application.page;

import org.jspecify.annotations.NullMarked;
