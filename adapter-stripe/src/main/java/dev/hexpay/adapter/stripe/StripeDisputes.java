package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the disputes of a charge. */
final class StripeDisputes {
    private static final System.Logger LOG = System.getLogger(StripeDisputes.class.getName());

    private StripeDisputes() {}

    /**
     * The newest dispute; null if there is none. Inquiries ({@code warning_…}) have taken no money, and are none.
     *
     * @param charged the amount of the charge; also that of a dispute in another currency
     */
    static @Nullable Dispute latest(List<com.stripe.model.Dispute> all, Money charged) {
        List<com.stripe.model.Dispute> disputes = all.stream()
                .filter(dispute -> status(dispute).isPresent())
                .sorted(Comparator.comparing(com.stripe.model.Dispute::getCreated))
                .toList();
        if (disputes.isEmpty()) {
            return null;
        }
        com.stripe.model.Dispute latest = disputes.get(disputes.size() - 1);
        if (disputes.size() > 1) {
            LOG.log(Level.WARNING, "{0} is the newest of {1} disputes", latest.getId(), disputes.size());
        }
        return new Dispute(
                amount(latest, charged), latest.getReason(), status(latest).orElseThrow());
    }

    private static Money amount(com.stripe.model.Dispute dispute, Money charged) {
        return charged.currency().getCurrencyCode().equalsIgnoreCase(dispute.getCurrency())
                ? StripeAmounts.fromStripe(dispute.getAmount(), charged.currency())
                : charged;
    }

    private static Optional<DisputeStatus> status(com.stripe.model.Dispute dispute) {
        return switch (String.valueOf(dispute.getStatus())) {
            case "needs_response", "under_review" -> Optional.of(DisputeStatus.OPEN);
            case "won" -> Optional.of(DisputeStatus.WON);
            case "lost" -> Optional.of(DisputeStatus.LOST);
            case "warning_needs_response", "warning_under_review", "warning_closed", "prevented" -> Optional.empty();
            default -> {
                LOG.log(Level.ERROR, "{0} has status {1}", dispute.getId(), dispute.getStatus());
                yield Optional.empty();
            }
        };
    }
}
