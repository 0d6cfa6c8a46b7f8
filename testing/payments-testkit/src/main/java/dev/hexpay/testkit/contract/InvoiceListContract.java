package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.anInvoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.InvoiceBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Invoices} guarantees about lists. */
public abstract class InvoiceListContract extends StoreContract {
    private int numbers;

    @Test
    void an_empty_list_has_no_further_page() {
        assertThat(list(InvoiceFilter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void invoices_are_listed_newest_first_regardless_of_insertion_order() {
        Invoice middle = inserted(anInvoice().issuedAt(NOON.plusMillis(1)));
        Invoice newest = inserted(anInvoice().issuedAt(NOON.plusMillis(2)));
        Invoice oldest = inserted(anInvoice().issuedAt(NOON));
        assertThat(list(InvoiceFilter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void a_list_has_the_invoices_of_its_own_scope_only() {
        Invoice own = inserted(anInvoice());
        for (Scope otherScope : otherScopes) {
            Invoice foreign = stored(otherScope, anInvoice());
            assertThat(store.invoices()
                            .list(otherScope, InvoiceFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(InvoiceFilter.ALL).items()).containsExactly(own);
    }

    @Test
    void a_list_of_a_customer_has_their_invoices_newest_first() {
        Customer ada = stored(aCustomer());
        Invoice newer = of(ada, anInvoice().issuedAt(NOON.plusMillis(1)));
        Invoice older = of(ada, anInvoice());
        inserted(anInvoice());
        assertThat(list(new InvoiceFilter(ada.id(), null)).items()).containsExactly(newer, older);
        assertThat(list(new InvoiceFilter(aCustomerId(), null))).isEqualTo(Page.empty());
    }

    @Test
    void a_list_of_a_status_has_the_invoices_in_it() {
        for (InvoiceStatus status : InvoiceStatus.values()) {
            Invoice wanted = inserted(anInvoice().inStatus(status));
            assertThat(list(new InvoiceFilter(null, status)).items()).containsExactly(wanted);
        }
        assertThat(list(InvoiceFilter.ALL).items()).hasSameSizeAs(InvoiceStatus.values());
    }

    @Test
    void filter_conditions_are_combined_with_and() {
        Customer ada = stored(aCustomer());
        Invoice wanted = of(ada, anInvoice().inStatus(InvoiceStatus.VOID));
        of(ada, anInvoice().inStatus(InvoiceStatus.PAID));
        inserted(anInvoice().inStatus(InvoiceStatus.VOID));
        assertThat(list(new InvoiceFilter(ada.id(), InvoiceStatus.VOID)).items())
                .containsExactly(wanted);
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        Customer ada = stored(aCustomer());
        List<Invoice> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(of(ada, anInvoice()));
        }
        Collections.reverse(expected);
        for (InvoiceFilter filter : List.of(InvoiceFilter.ALL, new InvoiceFilter(ada.id(), InvoiceStatus.PAID))) {
            List<Invoice> read = PagedReader.readAll(
                    page -> store.invoices().list(scope, filter, page),
                    Invoice::id,
                    2,
                    () -> of(ada, anInvoice().issuedAt(NOON.plusSeconds(1))));
            assertThat(read).endsWith(expected.toArray(Invoice[]::new)).doesNotHaveDuplicates();
        }
    }

    private Page<Invoice> list(InvoiceFilter filter) {
        return store.invoices().list(scope, filter, PageRequest.first(10));
    }

    private Invoice inserted(InvoiceBuilder builder) {
        return stored(scope, builder.numbered(++numbers));
    }

    private Invoice of(Customer customer, InvoiceBuilder builder) {
        Invoice invoice = builder.of(storedTransaction(scope))
                .to(customer.id())
                .numbered(++numbers)
                .build();
        inUnit(() -> store.invoices().insert(scope, invoice));
        return invoice;
    }
}
