package dev.hexpay.simulator;

/** The statements that must hold in every run. */
public enum Invariant {
    /** Each payment, each transaction and each refund moves money at most once. */
    MONEY_MOVES_ONCE,
    /** Every movement belongs to a stored transaction or refund of the same organization and mode. */
    MOVEMENT_IS_RECORDED,
    /** A status changes only as the transition rules allow. */
    STATUS_TRANSITION_ALLOWED,
    /** A payment succeeds only when its transaction moved the money. */
    SUCCESS_MOVED_MONEY,
    /** A transaction fails only when the provider declined it; it moves money only by a late confirmation. */
    FAILURE_WAS_DECLINED,
    /** A canceled link never moved money. */
    CANCELED_MOVED_NOTHING,
    /** A key creates at most one payment. */
    ONE_PAYMENT_PER_KEY,
    /** All responses under one key are equal. */
    ONE_RESPONSE_PER_KEY,
    /** A request with a key completes once the provider and the database work again. */
    KEY_COMPLETES,
    /** A key that was used for another request is rejected. */
    KEY_REUSE_REJECTED,
    /** What a client received is true. */
    RESPONSES_ARE_TRUE,
    /** Data of another organization or mode is never visible. */
    SCOPES_ISOLATED,
    /** A use case returns or throws a published error; it throws nothing else. */
    NO_UNEXPECTED_EXCEPTION,
    /** In the end, every outcome that the provider knows is stored. */
    OUTCOMES_KNOWN,
    /** In the end, the recorded money equals the money that moved. */
    BALANCES_MATCH,
    /** A succeeded payment has one succeeded transaction; any other payment has none. */
    ONE_SUCCESSFUL_TRANSACTION,
    /** Invoice numbers are a gapless sequence from 1, and each invoice belongs to a succeeded payment. */
    INVOICES_NUMBERED,
    /** Each fact has exactly one event, and there are no other events. */
    EVENTS_COMPLETE,
    /** The events of one object are in the order of its changes. */
    EVENTS_IN_ORDER,
    /** The card that paid a link is saved until it is detached, and a default method is a saved card. */
    CARD_ON_FILE,
    /** A request that starts after a card was detached does not charge it. */
    DETACHED_IS_NOT_CHARGED,
    /** Refunds never exceed their transaction, neither in the database nor at the provider. */
    REFUNDS_WITHIN_CHARGE,
    /** The reserved and refunded totals of a transaction equal the sums of its refunds. */
    REFUND_TOTALS_MATCH,
    /** No refund starts for money that has not moved, is fully refunded or is disputed. */
    ONLY_REFUNDABLE_MONEY_REFUNDED,
    /** A settled refund does not change, unless it fails late. */
    REFUND_SETTLES_ONCE,
    /** A refund succeeds only when its money was returned once, and fails only when the provider declined it. */
    REFUND_MATCHES_PROVIDER,
    /**
     * Credit note numbers are a gapless sequence from 1. Each refund that succeeded has one, and a cancellation if it failed
     * late; the refund of a duplicate payment has none.
     */
    CREDIT_NOTES_NUMBERED,
    /** Credit notes never exceed the subtotal and tax of their invoice, and a full refund takes back all of it. */
    CREDIT_NOTES_ADD_UP,
    /** Each invoice and each credit note has one receipt; it is sent again only after a crash at the mail server. */
    RECEIPTS_SENT,
    /** In the end, the disputes of recorded money are stored as the provider knows them. */
    DISPUTES_RECORDED,
    /** Each event is distributed, with a delivery to each active endpoint that subscribes to it. */
    EVENTS_DISTRIBUTED,
    /** In the end, a delivery has arrived or failed for good, or waits at a disabled endpoint. */
    EVENTS_DELIVERED,
    /** A replay of everything brings each event exactly once, also those that occurred while the endpoint was disabled. */
    REPLAY_IS_COMPLETE,
    /** A receiver gets recorded events only, with the recorded body, signed with a secret that is valid for its endpoint. */
    WEBHOOKS_GENUINE,
    /** An event is sent only to an active endpoint that subscribes to it; a disabled one gets nothing but tests. */
    WEBHOOKS_TO_SUBSCRIBERS,
    /** Events about one payment first arrive in the order of the log, unless an attempt failed. */
    WEBHOOKS_IN_ORDER,
    /** An event is sent when its delivery is due: not after its success, unless it is started again. */
    WEBHOOKS_SENT_WHEN_DUE,
    /** Two workers send to one endpoint at the same time only after a lease has expired. */
    ENDPOINT_LEASED_ONCE,
    /** A delivery that is started again is sent afterwards. */
    RESTART_IS_SENT,
    /** The attempts of a delivery are logged with the numbers 1, 2, 3 and so on. */
    ATTEMPTS_LOGGED,
    /** Three events in a row that fail for good disable an endpoint, and so does a 410; a success ends a failure. */
    ENDPOINT_STATE_MATCHES_ATTEMPTS,
    /** The system becomes idle in the end. */
    ENDS_IDLE
}
