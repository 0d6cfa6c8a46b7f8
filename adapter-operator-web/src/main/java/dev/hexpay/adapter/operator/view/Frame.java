package dev.hexpay.adapter.operator.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have around their content.
 *
 * @param title the title of the document
 * @param root the path of the operator page
 * @param style the address of the style sheet
 * @param script the address of the script
 * @param operator who is logged in; null on the pages before
 * @param version the version of the server
 */
public record Frame(
        String title,
        String root,
        String style,
        String script,
        @Nullable Person operator,
        String version) {
    /**
     * Who is logged in, and where.
     *
     * @param csrf the token of forms
     * @param place null before an organization is chosen
     */
    public record Person(
            String name, String role, String csrf, @Nullable Place place) {}

    /**
     * The organization and mode that is shown.
     *
     * @param live whether it is real money
     * @param modes the modes that the person may enter
     * @param choices whether the person may enter other organizations
     */
    public record Place(
            String organization,
            String base,
            boolean live,
            List<Mode> modes,
            boolean choices,
            List<NavigationItem> navigation,
            String searched) {}

    /** A mode to switch to. */
    public record Mode(String text, String href, boolean current) {}

    /** An entry of the navigation. */
    public record NavigationItem(String text, String href, boolean current) {}
}
