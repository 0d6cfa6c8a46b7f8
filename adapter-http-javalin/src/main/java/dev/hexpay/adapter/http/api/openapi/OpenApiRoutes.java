package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.EntityTag;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.out.PublicUrls;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Serves the OpenAPI document of each version as JSON and as YAML, to any caller. */
public final class OpenApiRoutes {
    private final Map<ApiVersion, Files> rendered = new ConcurrentHashMap<>();
    private final List<Operation> operations;
    private final RequestBinder binder;
    private final PublicUrls publicUrls;

    /** The documents of these operations. Each is rendered when it is first asked for: a start does not wait for it. */
    public OpenApiRoutes(List<Operation> operations, RequestBinder binder, PublicUrls publicUrls) {
        this.operations = List.copyOf(operations);
        this.binder = binder;
        this.publicUrls = publicUrls;
    }

    /** A document in both formats. */
    private record Files(File json, File yaml) {
        static Files of(ObjectNode document) {
            return new Files(
                    File.of("application/json", document.toPrettyString()),
                    File.of("application/yaml", YamlWriter.write(document)));
        }
    }

    /** A document as it is sent. */
    private record File(String contentType, String text, EntityTag tag) {
        static File of(String contentType, String text) {
            return new File(contentType, text, EntityTag.of(text.getBytes(StandardCharsets.UTF_8)));
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Adds the two routes; they are not part of the document. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
            routes.addHttpHandler(method, "/openapi.json", context -> serve(context, Files::json));
            routes.addHttpHandler(method, "/openapi.yaml", context -> serve(context, Files::yaml));
        }
    }

    private void serve(Context context, Function<Files, File> format) {
        RequestLimits.of(context).requireAllowance(context);
        ApiVersion version = version(context);
        File file = format.apply(rendered.computeIfAbsent(version, this::render));
        context.header(ApiVersion.HEADER, version.date());
        // Weak: the compressed form has the same tag.
        context.header("ETag", "W/" + file.tag().value());
        // The next version of the server may have another document: it is kept, and asked for again.
        context.header("Cache-Control", "public, no-cache");
        context.header("Vary", "Accept-Encoding, " + ApiVersion.HEADER);
        if (file.tag().isKnown(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ApiResponses.send(context, file.contentType(), file.bytes());
    }

    private Files render(ApiVersion version) {
        return Files.of(OpenApiDocument.of(version, operations, publicUrls));
    }

    private ApiVersion version(Context context) {
        Violations violations = new Violations();
        OpenApiRequest request = binder.query(context.queryString(), OpenApiRequest.class, violations);
        violations.throwIfAny();
        return request.version() == null
                ? ApiVersion.requested(context.header(ApiVersion.HEADER))
                : ApiVersion.requested(request.version().toString());
    }
}
