/** The OpenAPI document of the API, made of its routes and of the records of their requests and responses. */
@NullMarked
package dev.hexpay.adapter.http.api.openapi;

import org.jspecify.annotations.NullMarked;
