package dev.hexpay.application.presentation;

/** The published names of providers: a closed list of the API, which clients reject anything else than. */
public final class ProviderNames {
    private static final String BUILT_IN = "sandbox";
    private static final String PUBLISHED_BUILT_IN = "commet";

    private ProviderNames() {}

    /** The published name of a provider; that of the built-in test provider is {@code commet}. Idempotent. */
    public static String published(String provider) {
        return provider.equals(BUILT_IN) ? PUBLISHED_BUILT_IN : provider;
    }
}
