package example.shop;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.embedded.Hexpay;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of the shop. */
@Service
public class Orders {
    private final JdbcTemplate jdbc;
    private final Hexpay hexpay;
    private final Scope scope;

    Orders(JdbcTemplate jdbc, Hexpay hexpay, Scope scope) {
        this.jdbc = jdbc;
        this.hexpay = hexpay;
        this.scope = scope;
    }

    /** Stores an order and its payment link: both, or neither when the item is unknown. */
    @Transactional
    public Payment place(String item) {
        jdbc.update("insert into orders (item) values (?)", item);
        Payment link = hexpay.payments().openLink().open(
                scope, OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description(item)));
        if (item.equals("unknown")) {
            throw new IllegalArgumentException("there is no such item");
        }
        return link;
    }

    public Payment renew(CustomerReference customer) {
        return hexpay.payments().charge().charge(
                scope, ChargeCustomer.Command.of(customer, Money.of("9.00", "EUR"), new Description("Renewal")));
    }

    /** Wrong: the provider would be called before the transaction of the shop is committed. */
    @Transactional
    public Payment renewInsideTransaction(CustomerReference customer) {
        return renew(customer);
    }
}
