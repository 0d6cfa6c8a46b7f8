package dev.hexpay.application.port.in.operator;

/** What operators do. */
public record OperatorPorts(
        CreateLoginLink createLoginLink,
        LogIn logIn,
        LogOut logOut,
        AuthenticateOperator authenticate,
        PerformAction perform,
        AuditQueries audit,
        ReportQueries reports,
        PaymentHistoryQueries histories,
        SearchQueries search,
        ConsistencyQueries consistency) {}
