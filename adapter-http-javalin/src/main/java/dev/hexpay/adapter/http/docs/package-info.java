/** The documentation for developers in a browser and as Markdown, and the files about the server as a site. */
@NullMarked
package dev.hexpay.adapter.http.docs;

import org.jspecify.annotations.NullMarked;
