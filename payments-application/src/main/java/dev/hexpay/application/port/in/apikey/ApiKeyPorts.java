package dev.hexpay.application.port.in.apikey;

/** What can be done with API keys and organizations. */
public record ApiKeyPorts(
        CreateApiKey create,
        DeleteApiKey delete,
        ApiKeyQueries queries,
        AuthenticateApiKey authenticate,
        ProvisionOrganization provision) {}
