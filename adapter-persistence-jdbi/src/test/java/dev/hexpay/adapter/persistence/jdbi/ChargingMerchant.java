package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;

/** A merchant whose customer has paid a link and has a saved card, and who runs use cases on any store. */
final class ChargingMerchant {
    // Shared, because the tests of a database share its tables.
    private static final SequentialIds IDS = new SequentialIds(2);

    final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    final ScriptedProvider provider = new ScriptedProvider();
    private final Customer customer = aCustomer().build();

    /** Inserts the merchant and the customer, who pays a link and saves the card. */
    void insertInto(Store store) {
        store.organizations().insert(organization);
        store.customers().getOrInsert(scope, customer);
        InPorts useCases = useCases(store);
        Payment link = useCases.payments().openLink().open(scope, aLinkCommand().forCustomer(reference()));
        useCases.payPage()
                .pay()
                .pay(
                        link.page().token(),
                        PayLink.Command.of(
                                customer.profile().email(),
                                new FullName("Ada Lovelace"),
                                anAddress(),
                                TestCard.SUCCEEDS.details()));
    }

    void openLink(Store store) {
        useCases(store).payments().openLink().open(scope, aLinkCommand());
    }

    Payment charge(Store store) {
        return useCases(store)
                .payments()
                .charge()
                .charge(scope, ChargeCustomer.Command.of(reference(), usd(25_00), new Description("An order")));
    }

    private InPorts useCases(Store store) {
        OutPorts ports = TestPorts.of(store, provider, new SettableClock());
        return Application.create(TestPorts.with(ports, IdSource.class, IDS));
    }

    private static OpenPaymentLink.Command aLinkCommand() {
        return OpenPaymentLink.Command.of(usd(25_00), new Description("An order"));
    }

    private CustomerReference reference() {
        return new CustomerReference(customer.id().value());
    }
}
