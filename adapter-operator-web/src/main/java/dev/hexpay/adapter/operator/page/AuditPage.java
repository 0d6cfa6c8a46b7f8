package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.operator.AuditQueries;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.text.WireName;
import java.util.ArrayList;
import java.util.List;

/** The audit log. */
final class AuditPage {
    static final String PATH = "/audit";

    private final AuditQueries audit;

    AuditPage(AuditQueries audit) {
        this.audit = audit;
    }

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        boolean isUnbound = request.operator().boundTo() == null;
        List<Field.Option> logs = List.of(
                new Field.Option("", "This organization and mode", false),
                new Field.Option("logins", "Login links", false));
        boolean isOfLogins = isUnbound && "logins".equals(filter.of(Field.select("log", "Log", logs), text -> text));
        String subject = filter.of(Field.text("about", "Id of an object"), AuditPage::id);
        Listing<AuditEntry, AuditEntryId> listing = new Listing<>(
                PATH,
                List.of(
                        column("Time", row -> Formats.time(row.startedAt())),
                        column("Who", row -> Cell.text(row.actor())),
                        column("Role", row -> Cell.text(WireName.of(row.role()))),
                        column("Action", row -> Cell.text(Formats.words(row.action()))),
                        column("About", row -> Formats.code(row.subject())),
                        column("Outcome", row -> outcome(row.outcome()))),
                page -> isOfLogins
                        ? audit.ofInstallation(request.operator(), page)
                        : audit.list(request.scope(), subject, page),
                new Ids<>(AuditEntry::id, AuditEntryId::value, AuditEntryId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("audit");
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        blocks.add(listing.table(request, "No entries match."));
        return Reply.Html.of("Audit log", List.of(), blocks);
    }

    private static String id(String text) {
        if (!text.matches("[a-z]{2,5}_[0-9A-Z]{26}")) {
            throw new InvalidValueException("must be an id such as pay_…");
        }
        return text;
    }

    private static Cell outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return Cell.status("Refused: " + refused.code(), "refused " + refused.code(), Tone.BAD);
        }
        return outcome instanceof Outcome.Succeeded
                ? Cell.status("Done", "succeeded", Tone.GOOD)
                : Cell.status("Unknown", "unknown", Tone.WARNING);
    }
}
