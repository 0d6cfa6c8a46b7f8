package dev.hexpay.adapter.http.api.openapi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The query parameters of the document; {@code version} is for clients that cannot set the header. */
record OpenApiRequest(@Nullable LocalDate version) {}
