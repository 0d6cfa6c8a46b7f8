package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCopyOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaymentBuilderTest {
    @Test
    void copy_of_a_payment_has_all_its_components() {
        assertThat(CompleteRecords.payments())
                .allSatisfy(payment -> assertThat(aCopyOf(payment).build()).isEqualTo(payment));
    }
}
