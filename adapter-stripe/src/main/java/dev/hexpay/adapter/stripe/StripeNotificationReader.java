package dev.hexpay.adapter.stripe;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events that Stripe posts to a webhook endpoint. It takes only ids, mode and metadata from them, because an event
 * shows its object as it was. Events about objects without our metadata and of other types are about nothing of ours.
 *
 * <p>An event is refused when its mode is not that of the secret that signed it, or not that of the metadata of its object,
 * and when it happened in a connected account: events of the account of the endpoint name none.
 */
public final class StripeNotificationReader implements NotificationReader {
    private static final Pattern PAYMENT_INTENT = Pattern.compile("pi_[A-Za-z0-9_]{1,250}");
    private static final Pattern PAYMENT_METHOD = Pattern.compile("pm_[A-Za-z0-9_]{1,250}");
    private static final Set<String> CARD_EVENTS =
            Set.of("payment_method.detached", "payment_method.automatically_updated", "payment_method.updated");

    private final StripeSignature signature;
    private final InstantSource clock;

    /**
     * A reader for the endpoints of these modes.
     *
     * @param secrets the secrets {@code whsec_…} of each mode: several while a secret is rolled
     * @throws IllegalArgumentException when a secret is malformed; the message does not contain it
     */
    public StripeNotificationReader(Map<Mode, List<String>> secrets, InstantSource clock) {
        secrets.forEach((mode, ofMode) -> {
            if (!ofMode.stream().allMatch(secret -> secret.matches("whsec_[A-Za-z0-9_+/=-]+"))) {
                throw new IllegalArgumentException("the Stripe webhook secrets of " + WireName.of(mode)
                        + " mode must begin with whsec_, separated by commas");
            }
        });
        this.signature = new StripeSignature(secrets);
        this.clock = clock;
    }

    @Override
    public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        if (!provider.equals(StripeProvider.NAME)) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no provider with this name.");
        }
        Set<Mode> signers = signers(headers.get(StripeSignature.HEADER), body);
        StripeEvent event = StripeEvent.parse(body)
                .orElseThrow(() -> PaymentsException.invalid("body", "must be an event of Stripe"));
        Mode mode = event.isLive() ? Mode.LIVE : Mode.SANDBOX;
        if (!signers.contains(mode)) {
            throw contradiction(event, "which is of " + WireName.of(mode) + " mode, but its signature is not");
        } else if (event.account() != null) {
            throw contradiction(event, "which is of the connected account " + event.account());
        }
        return subject(event, mode).map(subject -> new Notification(provider, event.id(), subject));
    }

    private Set<Mode> signers(@Nullable String header, byte[] body) {
        if (header == null) {
            throw unsigned();
        }
        StripeSignature.Parsed parsed = StripeSignature.parse(header)
                .orElseThrow(() -> PaymentsException.invalid("Stripe-Signature", "must be t=<seconds>,v1=<signature>"));
        Set<Mode> signers = signature.modesOf(parsed, body);
        if (signers.isEmpty() || !parsed.isSentAbout(clock.instant())) {
            throw unsigned();
        }
        return signers;
    }

    private static PaymentsException unsigned() {
        return PaymentsException.of(
                ErrorCode.UNAUTHORIZED, "This notification was not signed by the provider in the last five minutes.");
    }

    private static Optional<Subject> subject(StripeEvent event, Mode mode) {
        if (!event.object().equals("event")) {
            return Optional.empty();
        } else if (CARD_EVENTS.contains(event.type())) {
            return matching(PAYMENT_METHOD, event.subjectId()).map(id -> new OfCard(mode, id));
        } else if (event.type().startsWith("charge.dispute.")) {
            return charge(event, mode);
        } else if (event.type().startsWith("refund.") || event.type().startsWith("charge.refund.")) {
            return refund(event, mode);
        } else if (event.type().startsWith("payment_intent.") || event.type().startsWith("charge.")) {
            return transaction(event, mode);
        }
        return Optional.empty();
    }

    private static Optional<Subject> transaction(StripeEvent event, Mode mode) {
        return scope(event, mode)
                .flatMap(scope -> ScopeMetadata.transactionIn(event.metadata())
                        .map(transaction -> new OfTransaction(scope, transaction)));
    }

    /** A refund that was made in the dashboard has no metadata: its charge has changed. */
    private static Optional<Subject> refund(StripeEvent event, Mode mode) {
        return scope(event, mode)
                .flatMap(scope ->
                        ScopeMetadata.refundIn(event.metadata()).<Subject>map(refund -> new OfRefund(scope, refund)))
                .or(() -> charge(event, mode));
    }

    private static Optional<Subject> charge(StripeEvent event, Mode mode) {
        return matching(PAYMENT_INTENT, event.paymentIntent()).map(id -> new OfCharge(mode, id));
    }

    private static Optional<Scope> scope(StripeEvent event, Mode mode) {
        Optional<Scope> scope = ScopeMetadata.scopeIn(event.metadata());
        if (scope.isPresent() && scope.get().mode() != mode) {
            throw contradiction(event, "which is of " + WireName.of(mode) + " mode, but its object says another one");
        }
        return scope;
    }

    /** The refusal of an event; the caller logs its message. */
    private static PaymentsException contradiction(StripeEvent event, String reason) {
        return PaymentsException.invalid("body", "is " + event.id() + " of type " + event.type() + ", " + reason);
    }

    private static Optional<String> matching(Pattern pattern, @Nullable String id) {
        return Optional.ofNullable(id).filter(text -> pattern.matcher(text).matches());
    }
}
