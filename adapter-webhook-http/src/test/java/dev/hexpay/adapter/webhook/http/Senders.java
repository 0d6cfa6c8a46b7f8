package dev.hexpay.adapter.webhook.http;

import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.ssl.SSLContexts;

/** Senders, requests and results of the tests. */
final class Senders {
    static final String BODY = "{\"name\":\"Zoë €\"}";
    static final OwnServer ELSEWHERE = new OwnServer(new WebUrl("https://pay.hexpay.example"), Set.of(), Set.of());

    private Senders() {}

    static HttpWebhookSender real() {
        return new HttpWebhookSender(ELSEWHERE);
    }

    static HttpWebhookSender with(NameLookups.Names names) {
        return new HttpWebhookSender(ELSEWHERE, names, SSLContexts.createDefault());
    }

    static Request request(String url) {
        return new Request(new WebUrl(url), Map.of("Content-Type", "application/json", "webhook-id", "whev_1"), BODY);
    }

    static AttemptResult sent(HttpWebhookSender sender, Mode mode, String url) {
        return sender.send(mode, List.of(request(url))).get(0).result();
    }

    /** The response to an event that is sent in the sandbox to a receiver that responds with these characters. */
    static AttemptResult responseOf(String characters) throws Exception {
        try (Receiver receiver = Receiver.responding(characters);
                HttpWebhookSender sender = real()) {
            return sent(sender, Mode.SANDBOX, receiver.url());
        }
    }

    static String describe(AttemptResult result) {
        if (result instanceof Response response) {
            return "status " + response.status();
        }
        return ((NoResponse) result).cause().message();
    }

    static String describe(Sent sent) {
        return describe(sent.result());
    }

    static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }
}
