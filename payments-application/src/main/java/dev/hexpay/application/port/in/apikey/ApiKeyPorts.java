package dev.hexpay.application.port.in.apikey;

/** What can be done with API keys and organizations. */
public record ApiKeyPorts(
        CreateApiKey create,
        DeleteApiKey delete,
        ListApiKeys list,
        AuthenticateApiKey authenticate,
        ProvisionOrganization provision) {}
