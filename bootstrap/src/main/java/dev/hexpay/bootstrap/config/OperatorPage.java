package dev.hexpay.bootstrap.config;

/**
 * Where the operator page is served.
 *
 * @param place where
 * @param port its own port; 0 if it has none
 */
public record OperatorPage(Place place, int port) {
    /** On the port of the API. */
    static final OperatorPage ON = new OperatorPage(Place.WITH_API, 0);

    private static final int MAX_PORT = 65_535;

    /** Whether and where it is served. */
    public enum Place {
        WITH_API,
        OWN_PORT,
        NOWHERE
    }

    /**
     * Parses {@code on}, {@code off} or a port.
     *
     * @throws IllegalArgumentException for anything else
     */
    static OperatorPage parse(String text) {
        if (text.equals("on")) {
            return ON;
        } else if (text.equals("off")) {
            return new OperatorPage(Place.NOWHERE, 0);
        } else if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_PORT) {
            return new OperatorPage(Place.OWN_PORT, Integer.parseInt(text));
        }
        throw new IllegalArgumentException("must be on, off or a port from 1 to " + MAX_PORT);
    }

    @Override
    public String toString() {
        return switch (place) {
            case WITH_API -> "on";
            case NOWHERE -> "off";
            case OWN_PORT -> Integer.toString(port);
        };
    }
}
