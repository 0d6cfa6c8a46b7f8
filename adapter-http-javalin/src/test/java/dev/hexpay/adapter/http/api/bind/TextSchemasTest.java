package dev.hexpay.adapter.http.api.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of a type against the parser of its texts. */
class TextSchemasTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final String ULID = "01KF0RDQKV0000000000000141";

    /** Valid and invalid texts of all types, and every length around the limits. */
    private static final Set<String> TEXTS = Stream.concat(
                    Stream.of(
                            "",
                            " ",
                            "d",
                            "de",
                            "De",
                            "eur",
                            "EUR",
                            "euro",
                            "ada@example.com",
                            "payment.received",
                            "user_1",
                            "2026-07-11",
                            "2026-02-30",
                            "2026-07-11T09:30:00Z",
                            "2026-07-11T09:30:00+02:00",
                            "inv_" + ULID,
                            "pm_" + ULID,
                            "inv_1",
                            "https://shop.example",
                            "HTTP://shop.example/{PAYMENT_ID}",
                            "Europe/Madrid",
                            "https://shop.example/" + "x".repeat(2027),
                            "https://shop.example/" + "x".repeat(2028)),
                    IntStream.of(20, 50, 100, 200, 500)
                            .boxed()
                            .flatMap(max -> Stream.of(
                                    "x".repeat(max), "x".repeat(max + 1), "😀".repeat(max), "😀".repeat(max + 1))))
            .collect(Collectors.toUnmodifiableSet());

    private static Stream<Class<?>> types() {
        return TextValues.types().stream().filter(type -> type != PageLimit.class);
    }

    private static boolean accepts(Class<?> type, String text) {
        try {
            Function<String, ?> parser = Objects.requireNonNull(TextValues.parser(type));
            return parser.apply(text) != null;
        } catch (InvalidValueException | PaymentsException invalid) {
            return false;
        }
    }

    private static boolean allows(JsonNode schema, String text) {
        return SCHEMAS.getSchema(schema).validate(TextNode.valueOf(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void accepted_text_is_allowed(Class<?> type) {
        JsonNode schema = TextSchemas.of(type);
        Set<String> accepted =
                TEXTS.stream().filter(text -> accepts(type, text)).collect(Collectors.toSet());

        assertThat(accepted).isNotEmpty().allMatch(text -> allows(schema, text));
    }

    @ParameterizedTest
    @MethodSource("types")
    void too_long_text_is_forbidden(Class<?> type) {
        JsonNode schema = TextSchemas.of(type);
        TEXTS.stream()
                .filter(text -> accepts(type, text) && !accepts(type, text + "x") && text.matches("x+"))
                .forEach(longest -> assertThat(allows(schema, longest + "x")).isFalse());
    }

    @ParameterizedTest
    @MethodSource("types")
    void blank_text_is_forbidden_where_it_is_refused(Class<?> type) {
        for (String text : Set.of("", " ")) {
            if (TextSchemas.of(type).has("pattern") || TextSchemas.of(type).has("enum")) {
                assertThat(allows(TextSchemas.of(type), text)).isEqualTo(accepts(type, text));
            }
        }
    }
}
