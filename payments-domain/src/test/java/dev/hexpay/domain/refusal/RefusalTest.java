package dev.hexpay.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void the_published_codes_are_those_of_the_contract() {
        assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::code))
                .containsExactlyInAnyOrder(
                        "validation_error",
                        "invalid_json",
                        "payload_too_large",
                        "unauthorized",
                        "forbidden",
                        "sandbox_only",
                        "not_found",
                        "payment_not_found",
                        "customer_not_found",
                        "payment_method_not_found",
                        "invoice_not_found",
                        "transaction_not_found",
                        "webhook_not_found",
                        "api_key_not_found",
                        "endpoint_deprecated",
                        "payment_not_cancelable",
                        "duplicate",
                        "provider_unsupported",
                        "charge_in_progress",
                        "no_outstanding_invoice",
                        "idempotency_key_mismatch",
                        "idempotency_in_progress",
                        "payment_failed",
                        "rate_limited",
                        "internal_error",
                        "idempotency_unavailable",
                        "provider_unavailable");
    }

    @Test
    void a_code_is_found_by_its_published_spelling() {
        assertThat(RefusalCode.values())
                .allSatisfy(code -> assertThat(RefusalCode.of(code.code())).isEqualTo(code));
        assertThatThrownBy(() -> RefusalCode.of("no_such_code")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_message_tells_the_first_problem_and_how_many_there_are_beside_it() {
        FieldProblem first = new FieldProblem("country", "must be a country").within("address");
        FieldProblem second = new FieldProblem("url", "must be a URL").at("successUrl");

        assertThat(Refusal.invalid(List.of(first)).message()).isEqualTo("address.country must be a country");
        Refusal both = Refusal.invalid(List.of(first, second));
        assertThat(both.message()).isEqualTo("address.country must be a country (and 1 more)");
        assertThat(both.problems())
                .containsExactly(
                        new FieldProblem("address.country", "must be a country"),
                        new FieldProblem("successUrl", "must be a URL"));
        assertThat(both.code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
    }

    @Test
    void a_refusal_is_an_answer_and_carries_no_stack_trace() {
        assertThat(Refusal.of(RefusalCode.DUPLICATE, "There is one already.").getStackTrace())
                .isEmpty();
    }
}
