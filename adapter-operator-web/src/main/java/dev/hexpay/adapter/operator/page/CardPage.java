package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerQueries;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.operator.OperatorAction;
import java.util.ArrayList;
import java.util.List;

/** One card of a customer. */
final class CardPage {
    static final String ROUTE = CustomersPage.PATH + "/{id}/payment-methods/{method}";

    private final OperatorPages.Tools tools;

    CardPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        PaymentMethodDetails details = find(request);
        PaymentMethod method = details.method();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(
                "",
                List.of(
                        new Fact("Card", Cell.text(PaymentsPage.card(method.card()))),
                        new Fact(
                                "Expires",
                                Cell.text(method.card().expMonth() + "/"
                                        + method.card().expYear())),
                        new Fact("Default", Cell.text(details.isDefault() ? "Yes" : "No")),
                        new Fact("Saved", Formats.time(method.createdAt())),
                        new Fact("Provider", Cell.text(method.provider())),
                        new Fact("Id", Cell.code(method.id().value())))));
        String customer = CustomersPage.PATH + "/" + request.path("id");
        String path = customer + "/payment-methods/" + method.id().value();
        if (request.may(OperatorAction.SET_DEFAULT_PAYMENT_METHOD) && !details.isDefault()) {
            blocks.add(FormBuilder.to(request, path + "/default")
                    .titled("Make it the default", "Charges that name no card use it.")
                    .submit("Make default"));
        }
        if (request.may(OperatorAction.DETACH_PAYMENT_METHOD)) {
            blocks.add(FormBuilder.to(request, path + "/detach")
                    .titled("Detach it", "It cannot be charged any more, here or at the provider.")
                    .dangerous()
                    .submit("Detach card"));
        }
        List<Link> crumbs = List.of(
                new Link("Customers", request.href(CustomersPage.PATH)), new Link("Customer", request.href(customer)));
        return Reply.Html.of(PaymentsPage.card(method.card()), crumbs, blocks);
    }

    private PaymentMethodDetails find(OperatorRequest request) {
        CustomerQueries queries = tools.ports().customers().queries();
        PaymentMethodId id = id(request);
        PaymentMethodId last = null;
        while (true) {
            Page<PaymentMethodDetails> page = queries.paymentMethods(
                    request.scope(), CustomersPage.reference(request), new PageRequest<>(PageRequest.MAX_LIMIT, last));
            for (PaymentMethodDetails details : page.items()) {
                last = details.method().id();
                if (last.equals(id)) {
                    return details;
                }
            }
            if (!page.hasMore()) {
                throw PaymentsException.of(ErrorCode.PAYMENT_METHOD_NOT_FOUND, "There is no such payment method.");
            }
        }
    }

    private static PaymentMethodId id(OperatorRequest request) {
        return PaymentMethodId.parse(request.path("method"));
    }

    Reply setDefault(OperatorRequest request) {
        CustomerReference customer = CustomersPage.reference(request);
        PaymentMethodReference method = PaymentMethodReference.of(id(request));
        return tools.actions().inTransaction(request, method.value(), () -> {
            tools.ports().customers().setDefaultMethod().set(request.scope(), customer, method);
            return Done.at(Flash.DEFAULT_SET.at(request.href(CustomersPage.PATH + "/" + customer.value())));
        });
    }

    Reply detach(OperatorRequest request) {
        CustomerReference customer = CustomersPage.reference(request);
        PaymentMethodReference method = PaymentMethodReference.of(id(request));
        return tools.actions()
                .afterStep(
                        request,
                        method.value(),
                        () -> tools.ports().customers().detachMethod().detach(request.scope(), customer, method),
                        detached ->
                                Done.at(Flash.DETACHED.at(request.href(CustomersPage.PATH + "/" + customer.value()))));
    }
}
