package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;

class LazyClientTest {
    private final AtomicInteger created = new AtomicInteger();
    private final LazyClient lazy = new LazyClient(() -> {
        created.incrementAndGet();
        return HttpClients.createMinimal();
    });

    @Test
    void client_is_created_once_when_it_is_used() {
        assertThat(created).hasValue(0);

        assertThat(lazy.get()).isSameAs(lazy.get());

        assertThat(created).hasValue(1);
    }

    @Test
    void client_of_a_closed_sender_sends_nothing_whenever_it_was_created() {
        CloseableHttpClient before = lazy.get();
        LazyClient unused = new LazyClient(HttpClients::createMinimal);

        lazy.close();
        unused.close();

        assertThatThrownBy(() -> before.execute(new HttpGet("http://127.0.0.1:1/"), response -> 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(lazy::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(unused::get).isInstanceOf(IllegalStateException.class);
    }
}
