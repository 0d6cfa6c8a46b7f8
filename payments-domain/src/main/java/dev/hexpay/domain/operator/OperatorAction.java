package dev.hexpay.domain.operator;

/** An action of an operator, as the audit log names it, with the role that it requires. */
public enum OperatorAction {
    LOG_IN(OperatorRole.VIEWER),
    LOG_OUT(OperatorRole.VIEWER),
    CREATE_LOGIN_LINK(OperatorRole.ADMIN),
    CREATE_LINK(OperatorRole.SUPPORT),
    CANCEL_PAYMENT(OperatorRole.SUPPORT),
    CHARGE_CUSTOMER(OperatorRole.SUPPORT),
    REFUND_TRANSACTION(OperatorRole.SUPPORT),
    SEND_INVOICE(OperatorRole.SUPPORT),
    UPDATE_INVOICE(OperatorRole.SUPPORT),
    SET_DEFAULT_PAYMENT_METHOD(OperatorRole.SUPPORT),
    DETACH_PAYMENT_METHOD(OperatorRole.SUPPORT),
    RETRY_DELIVERY(OperatorRole.SUPPORT),
    TEST_WEBHOOK(OperatorRole.SUPPORT),
    RESOLVE_TEST_DISPUTE(OperatorRole.SUPPORT),
    CREATE_WEBHOOK(OperatorRole.ADMIN),
    UPDATE_WEBHOOK(OperatorRole.ADMIN),
    DELETE_WEBHOOK(OperatorRole.ADMIN),
    ROTATE_WEBHOOK_SECRET(OperatorRole.ADMIN),
    REPLAY_EVENTS(OperatorRole.ADMIN),
    CREATE_API_KEY(OperatorRole.ADMIN),
    DELETE_API_KEY(OperatorRole.ADMIN);

    private final OperatorRole required;

    OperatorAction(OperatorRole required) {
        this.required = required;
    }

    /** The role that may do it. */
    public OperatorRole required() {
        return required;
    }
}
