package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.ChargeListParams;
import com.stripe.param.RefundListParams;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Movement.Kind;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists the charges and refunds of an account. The metadata of a payment intent are copied to its charge, and a refund that
 * was made in the Dashboard belongs to the scope of its charge.
 */
final class StripeStatement {
    static final int MAX_PAGES = 100;

    private final Scope scope;
    private final Supplier<StripeApi> api;
    private final int maxPages;

    /**
     * The list of one scope.
     *
     * @param api returns the requests of one page, with their own deadline
     * @param maxPages how many pages of charges and of refunds are read
     */
    StripeStatement(Scope scope, Supplier<StripeApi> api, int maxPages) {
        this.scope = scope;
        this.api = api;
        this.maxPages = maxPages;
    }

    /** A page of a list after the object with this id; null for the first page. */
    private interface Pages<T extends HasId> {
        StripeCollection<T> after(@Nullable String id) throws StripeException;
    }

    Statement between(Instant from, Instant to) {
        List<Movement> movements = new ArrayList<>();
        boolean isTruncated;
        try {
            isTruncated = read(charges(from, to), this::movement, movements);
            isTruncated |= read(refunds(from, to), this::movement, movements);
        } catch (StripeException e) {
            throw new IllegalStateException("no statement: " + StripeErrorKind.describe(e), e);
        }
        return new Statement(movements, isTruncated);
    }

    private Pages<Charge> charges(Instant from, Instant to) {
        return after -> {
            ChargeListParams.Builder params = ChargeListParams.builder()
                    .setCreated(ChargeListParams.Created.builder()
                            .setGte(secondsAt(from))
                            .setLt(secondsAt(to))
                            .build())
                    .setLimit(StripeApi.PAGE);
            return api.get().charges((after == null ? params : params.setStartingAfter(after)).build());
        };
    }

    private Pages<Refund> refunds(Instant from, Instant to) {
        return after -> {
            RefundListParams.Builder params = RefundListParams.builder()
                    .setCreated(RefundListParams.Created.builder()
                            .setGte(secondsAt(from))
                            .setLt(secondsAt(to))
                            .build())
                    .setLimit(StripeApi.PAGE)
                    .addExpand("data.charge");
            return api.get().refunds((after == null ? params : params.setStartingAfter(after)).build());
        };
    }

    /** The first whole second that is not before the instant. */
    private static long secondsAt(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }

    /** Reads all pages; returns whether there are more than are read. */
    private <T extends HasId> boolean read(
            Pages<T> pages, Function<T, Optional<Movement>> toMovement, List<Movement> movements)
            throws StripeException {
        String last = null;
        for (int count = 0; count < maxPages; count++) {
            StripeCollection<T> page = pages.after(last);
            List<T> items = page.getData();
            items.forEach(item -> toMovement.apply(item).ifPresent(movements::add));
            if (!Boolean.TRUE.equals(page.getHasMore()) || items.isEmpty()) {
                return false;
            }
            last = items.get(items.size() - 1).getId();
        }
        return true;
    }

    private Optional<Movement> movement(Charge charge) {
        boolean isPaid = "succeeded".equals(charge.getStatus()) && Boolean.TRUE.equals(charge.getCaptured());
        if (!isPaid || isOfOtherScope(charge.getMetadata())) {
            return Optional.empty();
        }
        return Optional.of(new Movement(
                Kind.CHARGE,
                charge.getPaymentIntent() == null ? charge.getId() : charge.getPaymentIntent(),
                transaction(charge.getMetadata()),
                null,
                money(charge.getAmountCaptured(), charge.getCurrency()),
                Instant.ofEpochSecond(charge.getCreated())));
    }

    private Optional<Movement> movement(Refund refund) {
        Map<String, String> ofCharge = refund.getChargeObject() == null
                ? Map.of()
                : refund.getChargeObject().getMetadata();
        boolean isOfOthers = isOfOtherScope(refund.getMetadata()) || isOfOtherScope(ofCharge);
        if (!"succeeded".equals(refund.getStatus()) || isOfOthers) {
            return Optional.empty();
        }
        return Optional.of(new Movement(
                Kind.REFUND,
                refund.getId(),
                transaction(ofCharge),
                isOurs(refund.getMetadata())
                        ? ScopeMetadata.refundIn(refund.getMetadata()).orElse(null)
                        : null,
                money(refund.getAmount(), refund.getCurrency()),
                Instant.ofEpochSecond(refund.getCreated())));
    }

    private boolean isOfOtherScope(@Nullable Map<String, String> metadata) {
        return metadata != null
                && ScopeMetadata.scopeIn(metadata)
                        .filter(other -> !other.equals(scope))
                        .isPresent();
    }

    private boolean isOurs(@Nullable Map<String, String> metadata) {
        return metadata != null
                && ScopeMetadata.scopeIn(metadata).filter(scope::equals).isPresent();
    }

    private @Nullable TransactionId transaction(@Nullable Map<String, String> metadata) {
        return metadata != null && isOurs(metadata)
                ? ScopeMetadata.transactionIn(metadata).orElse(null)
                : null;
    }

    private static Money money(long amount, String currency) {
        return StripeAmounts.fromStripe(amount, CurrencyCode.ofStored(currency));
    }
}
