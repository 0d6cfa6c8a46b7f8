/** What the template of a page of the documentation shows. */
@NullMarked
package dev.hexpay.adapter.http.docs.view;

import org.jspecify.annotations.NullMarked;
