package dev.hexpay.bootstrap.developer;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.money.CurrencyCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Creates payment links with an API key. */
public final class PaymentLinkClient {
    private final ApiClient api;

    /** Creates links through this API. */
    public PaymentLinkClient(ApiClient api) {
        this.api = api;
    }

    /**
     * Creates a link.
     *
     * @param link its amount, description, customer and expiry; it has no other fields
     * @return its URL
     * @throws ConfigurationException when the server rejects it or cannot be reached
     */
    public String open(OpenPaymentLink.Command link) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("amount", link.subtotal().minor());
        body.put("currency", CurrencyCode.format(link.subtotal().currency()));
        body.put("description", link.description().value());
        CustomerReference customer = link.customer();
        if (customer != null) {
            body.put("customerId", customer.value());
        }
        Instant expiresAt = link.expiresAt();
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt.toString());
        }
        return api.post("/payments", body).path("url").asText();
    }
}
