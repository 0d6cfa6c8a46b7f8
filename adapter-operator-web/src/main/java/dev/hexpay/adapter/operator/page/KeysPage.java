package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.adapter.operator.web.SecretPage;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.KeyName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** API keys. */
final class KeysPage {
    static final String PATH = "/api-keys";

    private static final int MAX_DAYS = 3650;

    private final OperatorPages.Tools tools;

    KeysPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply list(OperatorRequest request) {
        Listing<ApiKey, ApiKeyId> listing = new Listing<>(
                PATH,
                List.of(
                        column("Name", row -> Cell.text(row.name().value()).linkedTo(href(request, row))),
                        column("Starts with", row -> Cell.code(row.prefix())),
                        column("Last used", row -> Formats.time(row.lastUsedAt())),
                        column(
                                "Expires",
                                row -> row.expiresAt() == null ? Cell.text("Never") : Formats.time(row.expiresAt())),
                        column("Created", row -> Formats.time(row.createdAt())),
                        column("Id", row -> Cell.code(row.id().value()))),
                page -> tools.ports().apiKeys().queries().list(request.scope(), page),
                new Ids<>(ApiKey::id, ApiKeyId::value, ApiKeyId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("api-keys");
        }
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(listing.table(request, "No API keys."));
        blocks.addAll(forms(request));
        return Reply.Html.of("API keys", List.of(), blocks);
    }

    private List<Block> forms(OperatorRequest request) {
        List<Block> blocks = new ArrayList<>();
        if (request.may(OperatorAction.CREATE_API_KEY)) {
            blocks.add(FormBuilder.to(request, PATH)
                    .titled("New API key", "Its secret is shown once.")
                    .with(Field.text("name", "Name").mandatory())
                    .with(Field.text("days", "Days until it expires")
                            .ofType("number")
                            .withHint("Without it, the key does not expire"))
                    .submit("Create key"));
        }
        return blocks;
    }

    private static String href(OperatorRequest request, ApiKey key) {
        return request.href(PATH + "/" + key.id().value());
    }

    Reply show(OperatorRequest request) {
        ApiKey key = tools.ports().apiKeys().queries().get(request.scope(), ApiKeyId.parse(request.path("id")));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(
                "",
                List.of(
                        new Fact("Starts with", Cell.code(key.prefix())),
                        new Fact("Last used", Formats.time(key.lastUsedAt())),
                        new Fact(
                                "Expires",
                                key.expiresAt() == null ? Cell.text("Never") : Formats.time(key.expiresAt())),
                        new Fact("Created", Formats.time(key.createdAt())),
                        new Fact("Id", Cell.code(key.id().value())))));
        if (request.may(OperatorAction.DELETE_API_KEY)) {
            blocks.add(FormBuilder.to(request, PATH + "/" + key.id().value() + "/delete")
                    .titled("Delete it", "Requests with it fail from then on, and sessions that began with it end.")
                    .dangerous()
                    .submit("Delete key"));
        }
        List<Link> crumbs = List.of(new Link("API keys", request.href(PATH)));
        return Reply.Html.of(key.name().value(), crumbs, blocks);
    }

    Reply create(OperatorRequest request) {
        KeyName name = request.form().required("name", KeyName::new);
        Duration lifetime = request.form().optional("days", KeysPage::days);
        request.form().requireValid();
        SecretPage page = new SecretPage("New API key", "API key", new Link("API keys", request.href(PATH)));
        return tools.actions().showingOnce(request, null, page, () -> {
            CreateApiKey.Result created = tools.ports().apiKeys().create().create(request.scope(), name, lifetime);
            return new Done(
                    Flash.KEY_CREATED.at(request.href(PATH)),
                    created.key().id().value(),
                    created.secret().value());
        });
    }

    private static Duration days(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_DAYS) {
            throw new InvalidValueException("must be a number from 1 to " + MAX_DAYS);
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    Reply delete(OperatorRequest request) {
        ApiKeyId id = ApiKeyId.parse(request.path("id"));
        return tools.actions().inTransaction(request, id.value(), () -> {
            tools.ports().apiKeys().delete().delete(request.scope(), id);
            return Done.at(Flash.KEY_DELETED.at(request.href(PATH)));
        });
    }
}
