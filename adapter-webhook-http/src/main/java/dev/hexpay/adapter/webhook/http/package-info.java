/**
 * Posts events to the endpoints of merchants. The addresses of a host are checked when the connection is made, because what
 * a name resolves to can change after every earlier check.
 */
@NullMarked
package dev.hexpay.adapter.webhook.http;

import org.jspecify.annotations.NullMarked;
