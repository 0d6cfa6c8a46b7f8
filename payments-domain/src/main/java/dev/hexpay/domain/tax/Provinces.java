package dev.hexpay.domain.tax;

import java.util.Locale;
import java.util.Map;

/** Converts a province as written (code, ISO 3166-2 code or name) to its code. */
final class Provinces {
    // Names in English and, where they differ, in French; the codes are Canada Post's.
    private static final Map<String, String> CANADIAN = Map.ofEntries(
            Map.entry("ALBERTA", "AB"),
            Map.entry("BRITISH COLUMBIA", "BC"),
            Map.entry("COLOMBIE-BRITANNIQUE", "BC"),
            Map.entry("MANITOBA", "MB"),
            Map.entry("NEW BRUNSWICK", "NB"),
            Map.entry("NOUVEAU-BRUNSWICK", "NB"),
            Map.entry("NEWFOUNDLAND AND LABRADOR", "NL"),
            Map.entry("TERRE-NEUVE-ET-LABRADOR", "NL"),
            Map.entry("NOVA SCOTIA", "NS"),
            Map.entry("NOUVELLE-ÉCOSSE", "NS"),
            Map.entry("NORTHWEST TERRITORIES", "NT"),
            Map.entry("TERRITOIRES DU NORD-OUEST", "NT"),
            Map.entry("NUNAVUT", "NU"),
            Map.entry("ONTARIO", "ON"),
            Map.entry("PRINCE EDWARD ISLAND", "PE"),
            Map.entry("ÎLE-DU-PRINCE-ÉDOUARD", "PE"),
            Map.entry("QUEBEC", "QC"),
            Map.entry("QUÉBEC", "QC"),
            Map.entry("SASKATCHEWAN", "SK"),
            Map.entry("YUKON", "YT"));

    private Provinces() {}

    /** The code of the province, or the text in upper case when the name is unknown. */
    static String codeOf(String country, String written) {
        String text = written.strip().toUpperCase(Locale.ROOT);
        String code = text.startsWith(country + "-") ? text.substring(country.length() + 1) : text;
        return country.equals("CA") ? CANADIAN.getOrDefault(code, code) : code;
    }
}
