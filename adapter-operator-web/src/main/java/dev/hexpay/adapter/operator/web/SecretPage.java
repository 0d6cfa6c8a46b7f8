package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import java.util.List;

/**
 * The page with a secret that a form has created.
 *
 * @param heading its heading
 * @param label what the secret is
 * @param parent the list of such objects
 */
public record SecretPage(String heading, String label, Link parent) {
    /** The page; it leads to this location. */
    Reply of(String secret, String location) {
        return Reply.Html.of(
                heading,
                List.of(parent),
                List.of(
                        new Block.Notice(Tone.WARNING, "Copy it now", "This secret is shown only here."),
                        new Block.Code(label, secret),
                        new Block.Links(List.of(new Link("Done", location.replaceAll("\\?.*", ""))))));
    }
}
