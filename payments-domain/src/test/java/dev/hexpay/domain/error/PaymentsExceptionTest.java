package dev.hexpay.domain.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentsExceptionTest {
    @Test
    void error_codes_match_the_published_contract() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code))
                .containsExactlyInAnyOrder(
                        "validation_error",
                        "invalid_json",
                        "invalid_request",
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
    void code_is_looked_up_by_its_published_spelling() {
        assertThat(ErrorCode.values())
                .allSatisfy(code -> assertThat(ErrorCode.of(code.code())).isEqualTo(code));
        assertThatThrownBy(() -> ErrorCode.of("no_such_code")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void message_names_the_first_violation_and_counts_the_others() {
        Violation first = new Violation("country", "must be a country").within("address");
        Violation second = new Violation(Violation.WHOLE_VALUE, "must be a URL").within("successUrl");

        assertThat(PaymentsException.invalid(List.of(first)).message()).isEqualTo("address.country must be a country");
        PaymentsException both = PaymentsException.invalid(List.of(first, second));
        assertThat(both.message()).isEqualTo("address.country must be a country (and 1 more)");
        assertThat(both.violations())
                .containsExactly(
                        new Violation("address.country", "must be a country"),
                        new Violation("successUrl", "must be a URL"));
        assertThat(both.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void exception_has_no_stack_trace() {
        assertThat(PaymentsException.of(ErrorCode.DUPLICATE, "There is one already.")
                        .getStackTrace())
                .isEmpty();
    }
}
