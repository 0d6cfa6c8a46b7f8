package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.anInvoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Invoices.Filter;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.InvoiceBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Invoices} promises of its lists. */
public abstract class InvoiceListContract extends StoreContract {
    private int numbers;

    @Test
    void an_empty_list_has_no_more() {
        assertThat(list(Filter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void invoices_are_listed_newest_first_in_whatever_order_they_came() {
        Invoice middle = kept(anInvoice().issuedAt(NOON.plusMillis(1)));
        Invoice newest = kept(anInvoice().issuedAt(NOON.plusMillis(2)));
        Invoice oldest = kept(anInvoice().issuedAt(NOON));
        assertThat(list(Filter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void a_list_has_the_invoices_of_its_own_scope_only() {
        Invoice own = kept(anInvoice());
        for (Scope stranger : strangers) {
            Invoice foreign = stored(stranger, anInvoice());
            assertThat(store.invoices()
                            .list(stranger, Filter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(Filter.ALL).items()).containsExactly(own);
    }

    @Test
    void those_of_one_customer_are_listed_newest_first() {
        Customer ada = stored(aCustomer());
        Invoice newer = of(ada, anInvoice().issuedAt(NOON.plusMillis(1)));
        Invoice older = of(ada, anInvoice());
        kept(anInvoice());
        assertThat(list(new Filter(ada.id(), null)).items()).containsExactly(newer, older);
        assertThat(list(new Filter(aCustomerId(), null))).isEqualTo(Page.empty());
    }

    @Test
    void those_of_one_status_are_listed() {
        for (InvoiceStatus status : InvoiceStatus.values()) {
            Invoice wanted = kept(anInvoice().in(status));
            assertThat(list(new Filter(null, status)).items()).containsExactly(wanted);
        }
        assertThat(list(Filter.ALL).items()).hasSameSizeAs(InvoiceStatus.values());
    }

    @Test
    void a_filter_wants_all_that_it_says() {
        Customer ada = stored(aCustomer());
        Invoice wanted = of(ada, anInvoice().in(InvoiceStatus.VOID));
        of(ada, anInvoice().in(InvoiceStatus.PAID));
        kept(anInvoice().in(InvoiceStatus.VOID));
        assertThat(list(new Filter(ada.id(), InvoiceStatus.VOID)).items()).containsExactly(wanted);
    }

    @Test
    void pages_follow_each_other_while_others_are_inserted() {
        Customer ada = stored(aCustomer());
        List<Invoice> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(of(ada, anInvoice()));
        }
        Collections.reverse(expected);
        for (Filter filter : List.of(Filter.ALL, new Filter(ada.id(), InvoiceStatus.PAID))) {
            List<Invoice> read = Listing.readToTheEnd(
                    page -> store.invoices().list(scope, filter, page),
                    Invoice::id,
                    2,
                    () -> of(ada, anInvoice().issuedAt(NOON.plusSeconds(1))));
            assertThat(read).endsWith(expected.toArray(Invoice[]::new)).doesNotHaveDuplicates();
        }
    }

    private Page<Invoice> list(Filter filter) {
        return store.invoices().list(scope, filter, PageRequest.first(10));
    }

    private Invoice kept(InvoiceBuilder builder) {
        return stored(scope, builder.numbered(++numbers));
    }

    private Invoice of(Customer customer, InvoiceBuilder builder) {
        Invoice invoice = builder.of(storedAttempt(scope))
                .to(customer.id())
                .numbered(++numbers)
                .build();
        inUnit(() -> store.invoices().insert(scope, invoice));
        return invoice;
    }
}
