package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RateLimit;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit of declined cards of one address, on many links. */
@Timeout(60)
class DeclineLimitTest {
    private static final int LIMIT = 3;
    private static final int ALL = 12;
    private static final Map<String, String> DECLINED = Browser.with("cardNumber", TestCard.DECLINED.number());

    private final PageServer server =
            new PageServer(LimitSettings.WITHOUT_RATES.withDeclines(new RateLimit(LIMIT, Duration.ofHours(1))));
    private final ExecutorService threads = Executors.newFixedThreadPool(ALL);
    private final BlockedProvider blocked = new BlockedProvider();

    @AfterEach
    void stop() {
        blocked.released.countDown();
        threads.shutdownNow();
        server.close();
    }

    private static final class BlockedProvider implements FaultyConnection {
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public <A> A transmit(RemoteCall<A> call) {
            calls.incrementAndGet();
            try {
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.execute();
        }
    }

    private int statusOf(Map<String, String> fields) {
        return server.browser().pay(server.stored(aLink()), fields).statusCode();
    }

    @Test
    void no_more_cards_are_tried_at_once_than_may_be_declined() throws Exception {
        server.connection = blocked;
        CountDownLatch refused = new CountDownLatch(ALL - LIMIT);

        List<CompletableFuture<Integer>> statuses = IntStream.range(0, ALL)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            int status = statusOf(DECLINED);
                            if (status == 429) {
                                refused.countDown();
                            }
                            return status;
                        },
                        threads))
                .toList();

        assertThat(refused.await(20, TimeUnit.SECONDS))
                .as("refused while three are tried")
                .isTrue();
        blocked.released.countDown();
        assertThat(statuses.stream().map(CompletableFuture::join))
                .filteredOn(status -> status == 402)
                .hasSize(LIMIT);
        assertThat(blocked.calls).hasValue(LIMIT);
    }

    @Test
    void cards_that_are_accepted_do_not_count() {
        for (int i = 0; i < 2 * LIMIT; i++) {
            assertThat(statusOf(Browser.validFields())).isEqualTo(303);
            assertThat(statusOf(Browser.with("email", "not an address"))).isEqualTo(400);
        }

        for (int i = 0; i < LIMIT; i++) {
            assertThat(statusOf(DECLINED)).isEqualTo(402);
        }
        assertThat(statusOf(DECLINED)).isEqualTo(429);
        assertThat(statusOf(Browser.validFields())).isEqualTo(429);
    }

    @Test
    void card_that_fails_its_authentication_counts() {
        for (int i = 0; i < LIMIT; i++) {
            LinkToken token = server.stored(aLink());
            Browser browser = server.browser();
            browser.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));
            assertThat(browser.authenticate(token, "fail").statusCode()).isEqualTo(303);
        }

        assertThat(statusOf(Browser.validFields())).isEqualTo(429);
    }
}
