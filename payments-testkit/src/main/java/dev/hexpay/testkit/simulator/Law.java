package dev.hexpay.testkit.simulator;

/** What must be true of every run. */
public enum Law {
    /** A payment moves money at most once, and so does each attempt and, back, each refund. */
    MOVED_ONCE,
    /** Every movement belongs to an attempt, or back to a refund, in the books of the same organization and mode. */
    MOVEMENT_IN_THE_BOOKS,
    /** A status changes only as the law of payments allows. */
    LAWFUL_STATUS,
    /** A payment is succeeded only when its attempt moved the money. */
    SUCCESS_MOVED_MONEY,
    /** An attempt is failed only when the provider declined it, and moved nothing unless it went back on its word. */
    FAILURE_WAS_DECLINED,
    /** A canceled link never moved money. */
    CANCELED_MOVED_NOTHING,
    /** A key makes at most one payment. */
    ONE_PAYMENT_PER_KEY,
    /** Whoever asks under one key is always told the same. */
    ONE_ANSWER_PER_KEY,
    /** A key is answered once the provider and the database are well again. */
    KEY_ANSWERED,
    /** A key that was used for another request is refused. */
    KEY_OF_ANOTHER_REQUEST,
    /** What a client was told is so. */
    TOLD_THE_TRUTH,
    /** Nobody sees what belongs to another organization or mode. */
    SCOPES_APART,
    /** A use case refuses or answers; it never breaks. */
    NOTHING_BREAKS,
    /** When nothing happens any more, whatever the provider knows stands in the books. */
    OUTCOMES_KNOWN,
    /** When nothing happens any more, the money in the books is the money that moved. */
    MONEY_AGREES,
    /** A succeeded payment has one succeeded attempt, and no other payment has any. */
    ONE_SUCCESSFUL_ATTEMPT,
    /** Invoices are numbered from one on, without gap or twin, and each belongs to a succeeded payment. */
    INVOICES_NUMBERED,
    /** What happened is told, once, and nothing else. */
    EVENTS_COMPLETE,
    /** What happened to one object is told in the order in which it happened. */
    EVENTS_IN_ORDER,
    /** The card that paid a link is on file until it is detached, and a default is a card on file. */
    CARD_ON_FILE,
    /** A card that was detached is charged by no request that comes later. */
    DETACHED_IS_NOT_CHARGED,
    /** Of an attempt's money never more goes back than it moved, neither in the books nor at the provider. */
    NEVER_MORE_BACK,
    /** What an attempt carries as promised and as given back is what its refunds take and have given. */
    RETURNS_ADD_UP,
    /** No refund is begun of money that has not moved, has all gone back or is claimed by the payer's bank. */
    ONLY_OWNED_MONEY_GOES_BACK,
    /** A refund that has ended stays as it ended. */
    REFUND_ENDS_ONCE,
    /** A refund is succeeded only when its money went back once, and failed only when the provider declined it. */
    REFUND_ENDS_AS_TOLD,
    /**
     * Credit notes are numbered from one on, without gap or twin, one for each refund that was asked for and went back,
     * and none for money that was paid twice.
     */
    CREDIT_NOTES_NUMBERED,
    /** Credit notes take back no more of subtotal and tax than their invoice has, and all of it in the end. */
    CREDIT_NOTES_ADD_UP,
    /** Each invoice and each credit note has one receipt; it is sent, and again only after a crash at the mail server. */
    RECEIPTS_SENT,
    /** When nothing happens any more, what the payer's bank says of money in the books stands there. */
    DISPUTES_HEARD,
    /** All becomes quiet some time. */
    QUIET_AT_LAST
}
