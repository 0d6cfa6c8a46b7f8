package dev.hexpay.adapter.http.api.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.webhook.EventName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBinderTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final String UNBOUND_AMOUNT = "amount must be an integer between 1 and 100";

    private final RequestBinder binder = new RequestBinder(InstantSource.fixed(NOW));
    private final Violations violations = new Violations();

    private enum Color {
        RED,
        DARK_BLUE
    }

    private record Inner(@NotNull FullName first, @Nullable FullName second) {}

    private record Request(
            @NotNull @Range(min = 1, max = 100) Long amount,
            @NotNull EmailAddress email,
            @Nullable EmailAddress copy,
            @Valid @Nullable Inner inner,
            @Future @Nullable Instant until,
            @Size(min = 1, max = 2) @Nullable List<JsonNode> items,
            @Nullable Color color,
            @Nullable PaymentMethodId method,
            @Nullable Metadata metadata) {
        @AssertTrue(message = "must differ from email")
        boolean isCopyDifferent() {
            return email == null || !email.equals(copy);
        }
    }

    private record Update(
            Patch<@NotNull(message = "must not be null") EmailAddress> email,
            Patch<FullName> name,
            Patch<@Valid Inner> inner) {}

    private record Texts(
            @NotNull @Size(min = 1, max = 3) List<EventName> names,
            @Nullable Boolean flag,
            @Nullable LocalDate day) {}

    private record UpdateOfTexts(
            Patch<@NotNull(message = "must not be null") @Size(min = 1, max = 3) List<EventName>> names) {}

    private record ListRequest(
            @Nullable Color color,
            @Nullable PageLimit limit,
            @Cursor(IdKind.PAYMENT) @Nullable String cursor) {}

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.parse(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private List<String> violationsOf(String body) {
        binder.body(json(body), Request.class, violations);
        return reported();
    }

    private List<String> violationsOfUpdate(String body) {
        binder.body(json(body), Update.class, violations);
        return reported();
    }

    private List<String> violationsOfQuery(String query) {
        binder.query(query, ListRequest.class, violations);
        return reported();
    }

    private List<String> reported() {
        return violations.all().stream()
                .map(violation -> violation.field() + " " + violation.message())
                .toList();
    }

    @Test
    void valid_body_is_bound() {
        Request request = binder.body(json("""
                {'amount':1e2,'email':'ada@example.com','inner':{'first':'Ada'},'until':'2026-01-15T13:00:00+00:30',
                 'items':[1,null],'color':'dark_blue','metadata':{'a':'b'}}"""), Request.class, violations);

        assertThat(reported()).isEmpty();
        assertThat(request.amount()).isEqualTo(100);
        assertThat(request.inner()).isEqualTo(new Inner(new FullName("Ada"), null));
        assertThat(request.until()).isEqualTo("2026-01-15T12:30:00Z");
        assertThat(request.items()).hasSize(2);
        assertThat(request.color()).isEqualTo(Color.DARK_BLUE);
    }

    @Test
    void all_kinds_of_violations_are_reported_in_field_order_with_unknown_fields_last() {
        assertThat(violationsOf("""
                {'unknown':1,'metadata':{'a':1},'color':'green','items':[],'until':'2026-01-15T12:00:00Z',
                 'inner':{'other':1,'second':7},'email':'ada@example.com','copy':'ada@example.com','amount':'1'}"""))
                .containsExactly(
                        UNBOUND_AMOUNT,
                        "copy must differ from email",
                        "inner.first is required",
                        "inner.second must be a string",
                        "inner.other is unknown",
                        "until must be in the future",
                        "items must be a list of 1 to 2 entries",
                        "color must be one of red, dark_blue",
                        "metadata.a must be a string",
                        "unknown is unknown");
    }

    @Test
    void field_of_a_wrong_type_is_not_reported_as_missing() {
        assertThat(violationsOf("{'amount':null,'email':{},'inner':[],'items':'x','metadata':'x'}"))
                .containsExactly(
                        "amount is required",
                        "email must be a string",
                        "inner must be an object",
                        "items must be a list of 1 to 2 entries",
                        "metadata must be an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "101",
                "1.5",
                "1e999999999",
                "1e2147483647",
                "100e2147483647",
                "1e2147483648",
                "-1e2147483648",
                "1e-2147483648",
                "1.5e-2147483647",
                "0e99999999999",
                "1e99999999999999999999",
                "true",
            })
    void number_out_of_bounds_is_reported_whatever_its_exponent(String number) {
        assertThat(violationsOf("{'email':'ada@example.com','amount':" + number + "}"))
                .containsExactly(UNBOUND_AMOUNT);
    }

    @Test
    void number_with_an_extreme_exponent_is_written_as_it_was_sent() {
        assertThat(Json.write(json("{'a':[1e2147483648,2.50]}"))).isEqualTo("{\"a\":[1e2147483648,2.5]}");
    }

    @Test
    void other_error_of_a_value_is_thrown_only_without_violations() {
        violationsOf("{'amount':1,'method':'pm_1'}");
        assertThatThrownBy(violations::throwIfAny).hasMessage("email is required");

        Violations valid = new Violations();
        binder.body(json("{'amount':1,'email':'ada@example.com','method':'pm_1'}"), Request.class, valid);
        assertThatThrownBy(valid::throwIfAny)
                .isInstanceOfSatisfying(
                        PaymentsException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND));
    }

    @Test
    void update_distinguishes_absent_null_and_a_value() {
        Update update = binder.body(json("{'name':null,'inner':{'first':'Ada'}}"), Update.class, violations);

        assertThat(reported()).isEmpty();
        assertThat(update.email()).isEqualTo(new Patch.Absent<>());
        assertThat(update.name().over(new FullName("Bob"))).isNull();
        assertThat(update.inner().map(Inner::first).over(null)).isEqualTo(new FullName("Ada"));
    }

    @Test
    void constraints_apply_to_the_values_of_an_update_that_were_sent() {
        assertThat(violationsOfUpdate("{'email':null,'name':'','inner':{}}"))
                .containsExactly("email must not be null", "name must not be blank", "inner.first is required");
    }

    @Test
    void list_of_texts_is_bound_in_its_order() {
        Texts texts = binder.body(
                json("{'names':['payment.failed','payment.received'],'flag':false,'day':'2026-07-24'}"),
                Texts.class,
                violations);

        assertThat(reported()).isEmpty();
        assertThat(texts.names()).containsExactly(new EventName("payment.failed"), new EventName("payment.received"));
        assertThat(texts.flag()).isFalse();
        assertThat(texts.day()).isEqualTo("2026-07-24");
    }

    @Test
    void invalid_entries_of_a_list_are_reported_with_their_index() {
        binder.body(json("{'names':['x',7,null],'flag':'true','day':'2026-02-30'}"), Texts.class, violations);

        assertThat(reported())
                .containsExactly(
                        "names.0 must be the name of an event",
                        "names.1 must be a string",
                        "names.2 must be a string",
                        "flag must be true or false",
                        "day must be a date such as 2026-07-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-7-4", "+12026-1-1", "12026-01-01", "-026-01-01", "2026-01-15T00:00:00Z", ""})
    void date_in_another_form_is_reported(String day) {
        binder.body(json("{'names':['payment.failed'],'day':'" + day + "'}"), Texts.class, violations);

        assertThat(reported()).containsExactly("day must be a date such as 2026-07-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "'payment.failed'", "1"})
    void bounds_of_a_list_apply_to_requests_and_updates(String names) {
        Violations ofUpdate = new Violations();
        binder.body(json("{'names':" + names + "}"), Texts.class, violations);
        binder.body(json("{'names':" + names + "}"), UpdateOfTexts.class, ofUpdate);

        assertThat(reported()).containsExactly("names must be a list of 1 to 3 entries");
        assertThat(ofUpdate.all()).isEqualTo(violations.all());
    }

    @Test
    void query_is_bound_by_the_same_rules() {
        assertThat(violationsOfQuery("color=blue&limit=0&cursor=abc&other=1"))
                .containsExactly(
                        "color must be one of red, dark_blue",
                        "limit must be between 1 and 100",
                        "cursor must be a nextCursor of this list",
                        "other is unknown");
    }

    @Test
    void repeated_and_malformed_parameters_are_reported() {
        assertThat(violationsOfQuery("color=red&limit=%ff&color=red&cursor=%zz"))
                .containsExactly(
                        "color must be given once",
                        "limit must be percent-encoded UTF-8",
                        "cursor must be percent-encoded UTF-8");
    }
}
