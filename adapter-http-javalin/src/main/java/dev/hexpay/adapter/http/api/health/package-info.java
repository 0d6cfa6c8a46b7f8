/** Whether the server answers. */
@NullMarked
package dev.hexpay.adapter.http.api.health;

import org.jspecify.annotations.NullMarked;
