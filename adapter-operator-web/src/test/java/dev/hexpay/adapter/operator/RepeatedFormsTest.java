package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A form that is sent again while its first request runs, or after that has died. */
class RepeatedFormsTest {
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);
    private final Payment paid = site.paid(scope, "100.00", "Coffee");
    private final String customer =
            TestSite.path(scope) + "/customers/" + paid.customer().value();
    private final String refund =
            TestSite.path(scope) + "/transactions/" + paid.transaction().value() + "/refund";

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void charge_that_died_before_its_response_is_shown_when_sent_again() {
        String form = chargeForm();
        site.failpoints = dyingAt(Failpoint.SETTLED);
        assertThat(browser.postRaw(customer + "/charge", form).statusCode()).isEqualTo(500);
        site.failpoints = Failpoints.NONE;

        HttpResponse<String> again = browser.postRaw(customer + "/charge", form);

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(charges()).singleElement().satisfies(charge -> {
            assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
            assertThat(Browser.location(again)).contains(charge.id().value());
        });
        assertThat(outcomes()).containsExactlyInAnyOrder(Outcome.Unknown.INSTANCE, Outcome.Succeeded.INSTANCE);
    }

    @Test
    void charge_that_died_before_its_provider_is_resumed_after_its_lease() {
        String form = chargeForm();
        site.failpoints = dyingAt(Failpoint.PREPARED);
        assertThat(browser.postRaw(customer + "/charge", form).statusCode()).isEqualTo(500);
        site.failpoints = Failpoints.NONE;
        HttpResponse<String> soon = browser.postRaw(customer + "/charge", form);
        assertThat(soon.statusCode()).isEqualTo(409);
        assertThat(soon.body()).contains("still running");

        site.clock.advance(LEASE);
        HttpResponse<String> resumed = browser.postRaw(customer + "/charge", form);

        assertThat(resumed.statusCode()).isEqualTo(303);
        assertThat(charges())
                .singleElement()
                .satisfies(charge -> assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED));
        assertThat(outcomes())
                .containsExactlyInAnyOrder(
                        Outcome.Unknown.INSTANCE, Outcome.Unknown.INSTANCE, Outcome.Succeeded.INSTANCE);
    }

    @Test
    void refund_that_died_before_its_response_is_shown_when_sent_again() {
        String form = refundForm();
        site.failpoints = dyingAt(Failpoint.SETTLED);
        assertThat(browser.postRaw(refund, form).statusCode()).isEqualTo(500);
        site.failpoints = Failpoints.NONE;

        HttpResponse<String> again = browser.postRaw(refund, form);

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(site.ports.refunds().queries().refundsOf(scope, paid.transaction()))
                .hasSize(1);
    }

    @Test
    void repetition_of_a_running_form_is_not_recorded_as_done() throws Exception {
        String form = refundForm();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        site.failpoints = step -> {
            if (step == Failpoint.PREPARED) {
                running.countDown();
                await(goOn);
            }
        };
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> browser.postRaw(refund, form));
        await(running);
        CompletableFuture<HttpResponse<String>> second =
                CompletableFuture.supplyAsync(() -> browser.postRaw(refund, form));
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(goOn::countDown);

        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
        assertThat(Browser.location(second.get(30, TimeUnit.SECONDS)))
                .isEqualTo(Browser.location(first.get(30, TimeUnit.SECONDS)));
        assertThat(outcomes()).containsExactlyInAnyOrder(Outcome.Succeeded.INSTANCE, new Outcome.Refused("duplicate"));
    }

    @Test
    void repetition_of_a_running_form_waits_a_short_time() throws Exception {
        String form = refundForm();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        site.failpoints = step -> {
            if (step == Failpoint.PREPARED) {
                running.countDown();
                await(goOn);
            }
        };
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> browser.postRaw(refund, form));
        await(running);

        HttpResponse<String> second = CompletableFuture.supplyAsync(() -> browser.postRaw(refund, form))
                .get(8, TimeUnit.SECONDS);

        goOn.countDown();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
    }

    /** A process that dies completes nothing: no handler of exceptions sees this. */
    private static Failpoints dyingAt(Failpoint last) {
        return step -> {
            if (step == last) {
                throw new Died();
            }
        };
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String chargeForm() {
        String method = site.ports
                .customers()
                .queries()
                .paymentMethods(scope, new CustomerReference(paid.customer().value()), PageRequest.first(1))
                .items()
                .get(0)
                .method()
                .id()
                .value();
        return Browser.encoded(Browser.form(
                browser.get(customer).body(),
                customer + "/charge",
                Map.of("amount", "20.00", "currency", "eur", "description", "Second coffee", "paymentMethod", method)));
    }

    private String refundForm() {
        return Browser.encoded(
                Browser.form(browser.get(refund + "?amount=10.00").body(), refund, Map.of()));
    }

    private List<Payment> charges() {
        return site
                .ports
                .payments()
                .queries()
                .list(scope, PaymentQueries.Query.of(PaymentFilter.ALL), PageRequest.first(100))
                .items()
                .stream()
                .filter(payment -> payment.kind() == PaymentKind.CHARGE)
                .toList();
    }

    private List<Outcome> outcomes() {
        return site.ports.operators().audit().list(scope, null, PageRequest.first(100)).items().stream()
                .filter(entry -> entry.action() != OperatorAction.LOG_IN)
                .map(AuditEntry::outcome)
                .toList();
    }
}
