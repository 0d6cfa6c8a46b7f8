package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest extends StubFixture {
    @Test
    void list_is_newest_first_in_pages() throws StripeException {
        Customer customer = customer();
        pay(TestCard.SUCCEEDS);
        String[] ids = new String[3];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = stripe.paymentIntents()
                    .create(payment(1000, TestCard.SUCCEEDS)
                            .setCustomer(customer.getId())
                            .build())
                    .getId();
            clock.advance(Duration.ofMinutes(1));
        }
        PaymentIntentListParams.Builder query =
                PaymentIntentListParams.builder().setCustomer(customer.getId()).setLimit(2L);

        StripeCollection<PaymentIntent> first = stripe.paymentIntents().list(query.build());
        StripeCollection<PaymentIntent> second = stripe.paymentIntents()
                .list(query.setStartingAfter(first.getData().get(1).getId()).build());

        assertThat(first.getData()).extracting(PaymentIntent::getId).containsExactly(ids[2], ids[1]);
        assertThat(first.getHasMore()).isTrue();
        assertThat(second.getData()).extracting(PaymentIntent::getId).containsExactly(ids[0]);
        assertThat(second.getHasMore()).isFalse();
        assertThat(stripe.paymentIntents().list().getData()).hasSize(4);
    }

    @Test
    void list_is_filtered_by_the_time_of_creation() throws StripeException {
        long start = clock.instant().getEpochSecond();
        String[] ids = new String[3];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = pay(TestCard.SUCCEEDS).getId();
            clock.advance(Duration.ofMinutes(1));
        }

        StripeCollection<PaymentIntent> middle = stripe.paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCreated(PaymentIntentListParams.Created.builder()
                                .setGte(start + 60)
                                .setLte(start + 119)
                                .build())
                        .build());

        assertThat(middle.getData()).extracting(PaymentIntent::getId).containsExactly(ids[1]);
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-1"})
    void limit_is_from_1_to_100(long limit) {
        assertThat(errorOf(() -> stripe.paymentIntents()
                                .list(PaymentIntentListParams.builder()
                                        .setLimit(limit)
                                        .build()))
                        .getStripeError()
                        .getParam())
                .isEqualTo("limit");
    }
}
