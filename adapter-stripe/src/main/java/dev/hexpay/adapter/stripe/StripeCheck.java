package dev.hexpay.adapter.stripe;

import com.stripe.Stripe;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.service.V1Services;
import dev.hexpay.domain.tenant.Mode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an operator wants to know of Stripe. It reads only, and no result contains a key. */
public final class StripeCheck {
    /** The events of which an endpoint must be notified. */
    public static final List<String> EVENTS = List.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "payment_intent.canceled",
            "charge.refunded",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "payment_method.detached",
            "payment_method.automatically_updated");

    /** The version of the API in which an endpoint must be notified: that of the library. */
    public static final String API_VERSION = Stripe.API_VERSION;

    private final StripeClients clients;
    private final StripeSettings settings;

    /** Checks the modes that have a key; each request has the deadline of the settings. */
    public StripeCheck(StripeSettings settings) {
        this.settings = settings;
        this.clients = new StripeClients(settings);
    }

    /** What Stripe says to a question. */
    public sealed interface Reply<T> {}

    /** It is known. */
    public record Known<T>(T value) implements Reply<T> {}

    /** A restricted key may not ask this; the key is valid. */
    public record NotPermitted<T>() implements Reply<T> {}

    /** Stripe does not know the key, or it has expired. */
    public record KeyRefused<T>() implements Reply<T> {}

    /**
     * There is no usable response.
     *
     * @param reason one line without secrets
     */
    public record Unknown<T>(String reason) implements Reply<T> {}

    /**
     * The account of a key.
     *
     * @param chargesEnabled whether it can be paid in live mode
     * @param detailsSubmitted whether the merchant has given all details that Stripe asks for
     */
    public record Account(String id, boolean chargesEnabled, boolean detailsSubmitted) {}

    /**
     * What a reply to a key says.
     *
     * @param mode the mode of the key
     * @param sentAt the time of Stripe in whole seconds; null if the reply does not say
     */
    public record Greeting(Mode mode, @Nullable Instant sentAt) {}

    /**
     * Where Stripe sends notifications.
     *
     * @param isEnabled whether it sends any
     * @param apiVersion in which version of the API; null for that of the account
     * @param events which ones; an asterisk stands for all
     */
    public record Endpoint(
            String url, boolean isEnabled, @Nullable String apiVersion, Set<String> events) {
        /** Whether it is notified in {@link StripeCheck#API_VERSION}. */
        public boolean isOfOurVersion() {
            return API_VERSION.equals(apiVersion);
        }

        /** Those of {@link StripeCheck#EVENTS} of which it is not notified. */
        public List<String> missingEvents() {
            return events.contains("*")
                    ? List.of()
                    : EVENTS.stream().filter(event -> !events.contains(event)).toList();
        }
    }

    /** Whether Stripe accepts the key of this mode, and for which mode. */
    public Reply<Greeting> greet(Mode mode) {
        return ask(mode, (stripe, options) -> {
            var balance = stripe.balance().retrieve(options);
            return new Greeting(
                    Boolean.TRUE.equals(balance.getLivemode()) ? Mode.LIVE : Mode.SANDBOX,
                    date(balance.getLastResponse()));
        });
    }

    /** The account of the key of this mode. */
    public Reply<Account> account(Mode mode) {
        return ask(mode, (stripe, options) -> {
            var account = stripe.accounts().retrieveCurrent(options);
            return new Account(
                    account.getId(),
                    Boolean.TRUE.equals(account.getChargesEnabled()),
                    Boolean.TRUE.equals(account.getDetailsSubmitted()));
        });
    }

    /** The endpoints for notifications of this mode; at most 100. */
    public Reply<List<Endpoint>> endpoints(Mode mode) {
        WebhookEndpointListParams all =
                WebhookEndpointListParams.builder().setLimit(StripeApi.PAGE).build();
        return ask(
                mode,
                (stripe, options) -> stripe.webhookEndpoints().list(all, options).getData().stream()
                        .map(StripeCheck::endpoint)
                        .toList());
    }

    private static Endpoint endpoint(WebhookEndpoint endpoint) {
        return new Endpoint(
                endpoint.getUrl(),
                "enabled".equals(endpoint.getStatus()),
                endpoint.getApiVersion(),
                Set.copyOf(endpoint.getEnabledEvents()));
    }

    private interface Question<T> {
        T ask(V1Services stripe, RequestOptions options) throws StripeException;
    }

    // For some bodies that are not Stripe's, the library throws a NullPointerException or a ClassCastException.
    private <T> Reply<T> ask(Mode mode, Question<T> question) {
        RequestOptions options = RequestOptions.builder()
                .setReadTimeout((int) settings.deadline().toMillis())
                .build();
        try {
            return new Known<>(question.ask(clients.of(mode), options));
        } catch (PermissionException e) {
            return new NotPermitted<>();
        } catch (AuthenticationException e) {
            return new KeyRefused<>();
        } catch (StripeException | NullPointerException | ClassCastException e) {
            return new Unknown<>(StripeErrorKind.describe(e));
        }
    }

    private static @Nullable Instant date(StripeResponse response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from))
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
