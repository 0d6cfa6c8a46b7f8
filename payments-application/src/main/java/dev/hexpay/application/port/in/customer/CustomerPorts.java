package dev.hexpay.application.port.in.customer;

/** What can be done with customers and their payment methods. */
public record CustomerPorts(
        CreateCustomer create,
        BatchCreateCustomers createBatch,
        UpdateCustomer update,
        SetDefaultPaymentMethod setDefaultMethod,
        DetachPaymentMethod detachMethod,
        CustomerQueries queries) {}
