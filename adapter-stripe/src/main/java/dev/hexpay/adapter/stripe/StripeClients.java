package dev.hexpay.adapter.stripe;

import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The clients of Stripe's library, one for each mode that has a key. */
final class StripeClients {
    private final Map<Mode, V1Services> clients = new EnumMap<>(Mode.class);

    StripeClients(StripeSettings settings) {
        StripeTransport transport = new StripeTransport(settings.traceParent());
        settings.secretKeys()
                .forEach((mode, key) -> clients.put(
                        mode,
                        StripeClient.builder()
                                .setApiKey(key)
                                .setApiBase(settings.api().toString())
                                .setMaxNetworkRetries(0)
                                .setHttpClient(transport)
                                .build()
                                .v1()));
    }

    /**
     * The client of a mode.
     *
     * @throws IllegalStateException if the mode has no key
     */
    V1Services of(Mode mode) {
        V1Services client = clients.get(mode);
        if (client == null) {
            throw new IllegalStateException("Stripe has no key for " + mode + " mode");
        }
        return client;
    }

    /** The requests of one call in this scope, with one deadline for all of them. */
    StripeApi api(Scope scope, Duration deadline) {
        return new StripeApi(of(scope.mode()), deadline);
    }
}
