package dev.hexpay.adapter.http.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.api.openapi.OpenApiDocument;
import dev.hexpay.application.port.out.PublicUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The reference of one version of the API as pages of Markdown, made of its OpenAPI document: a page for each tag. */
final class Reference {
    private static final String PATH = Section.REFERENCE.path();
    private static final String INDEX = """
            # API reference

            Version **%1$s** of the API; the same in %2$s.

            Every request has an API key in the header `x-api-key`, except where its operation says otherwise. Every path also exists \
            below `/api/v1`. Every GET operation serves HEAD as well. Bodies are JSON with `Content-Type: application/json`; members and \
            query parameters that are not listed are refused, and responses may get further members.

            `%3$s` asks for a version, and the response says in the same header which one was served. Without it, that is %4$s. For \
            tools, there is the OpenAPI document: [YAML](/openapi.yaml?version=%1$s), [JSON](/openapi.json?version=%1$s).

            | response | in version %1$s |
            | --- | --- |
            %5$s
            """;
    private static final Map<ApiVersion, String> SHAPES = Map.of(ApiVersion.ENVELOPE, """
            | one object | `{"success":true,"data":{…}}` |
            | a list | `{"success":true,"data":[…],"hasMore":true,"nextCursor":"…"}` |
            | an error | `{"success":false,"error":{…}}` |""", ApiVersion.BARE, """
            | one object | `{…}` |
            | a list | `{"object":"list","data":[…],"hasMore":true,"nextCursor":"…"}` |
            | an error | `{"error":{…}}` |""");
    private static final String HEADERS = """

            ## Headers

            | header | of | meaning |
            | --- | --- | --- |
            """;
    private static final String TABLE = """

            | operation | does |
            | --- | --- |
            """;

    private final ApiVersion version;
    private final List<Operation> operations;
    private final PublicUrls publicUrls;

    Reference(ApiVersion version, List<Operation> operations, PublicUrls publicUrls) {
        this.version = version;
        this.operations = operations;
        this.publicUrls = publicUrls;
    }

    /** An operation of the document. */
    private record Described(String method, String path, JsonNode json) {
        String tag() {
            return json.path("tags").path(0).asText();
        }

        /** PUT does the same as PATCH. */
        String heading() {
            return json.path("summary").asText() + (method.equals("PUT") ? " with PUT" : "");
        }

        String anchor() {
            return heading().toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /** Where the reference of a version begins. */
    static String path(ApiVersion version) {
        return version == ApiVersion.ENVELOPE ? PATH : PATH + "/" + version.date();
    }

    /** Where the page of a tag is. */
    static String path(ApiVersion version, String tag) {
        return path(version) + "/" + tag;
    }

    /** The tags, each of which has a page. */
    Set<String> tags() {
        return operations.stream().map(OpenApiDocument::tag).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The page with all operations. */
    String index() {
        JsonNode document = document();
        StringBuilder page = new StringBuilder(INDEX.formatted(
                version.date(), others(""), ApiVersion.HEADER, ApiVersion.ENVELOPE.date(), SHAPES.get(version)));
        for (String tag : tags()) {
            page.append("\n## ").append(tag).append('\n').append(TABLE);
            described(document, tag).forEach(operation -> page.append(row(operation, path(version, tag))));
        }
        page.append(HEADERS);
        new TreeSet<>(names(document.at("/components/parameters")))
                .forEach(name -> page.append("| `%s` | requests | %s |\n"
                        .formatted(
                                name,
                                document.at("/components/parameters/" + name + "/description")
                                        .asText())));
        new TreeSet<>(names(document.at("/components/headers")))
                .forEach(name -> page.append("| `%s` | responses | %s |\n"
                        .formatted(
                                name,
                                document.at("/components/headers/" + name + "/description")
                                        .asText())));
        return page.toString();
    }

    /** The page of a tag. */
    String page(String tag) {
        JsonNode document = document();
        SchemaTables tables = new SchemaTables(document);
        List<Described> described = described(document, tag);
        StringBuilder page =
                new StringBuilder("# API reference: %s\n\nVersion **%s**; the same in %s. [All operations](%s).\n"
                        .formatted(tag, version.date(), others("/" + tag), path(version)));
        page.append(TABLE);
        described.forEach(operation -> page.append(row(operation, "")));
        for (Described operation : described) {
            page.append("\n## ").append(operation.heading()).append("\n\n");
            page.append(new OperationText(operation.method(), operation.path(), operation.json(), document)
                    .markdown(tables, version));
        }
        tables.objects()
                .forEach((name, members) -> page.append("\n## ")
                        .append(SchemaTables.heading(name))
                        .append("\n\n")
                        .append(members));
        return page.toString();
    }

    private JsonNode document() {
        return OpenApiDocument.of(version, operations, publicUrls);
    }

    private String others(String page) {
        List<String> links = new ArrayList<>();
        for (ApiVersion other : ApiVersion.values()) {
            if (other != version) {
                links.add("[%s](%s%s)".formatted(other.date(), path(other), page));
            }
        }
        return String.join(", ", links);
    }

    private static List<Described> described(JsonNode document, String tag) {
        List<Described> described = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described.add(new Described(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return described.stream()
                .filter(operation -> operation.tag().equals(tag))
                .toList();
    }

    private static String row(Described operation, String page) {
        return "| [`%s %s`](%s#%s) | %s%s |\n"
                .formatted(
                        operation.method(),
                        operation.path(),
                        page,
                        operation.anchor(),
                        operation.json().path("summary").asText(),
                        operation.json().path("deprecated").asBoolean() ? " (not in this version)" : "");
    }

    private static Set<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .collect(Collectors.toSet());
    }
}
