package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Many payments of one scope in the 400 days before an instant, on PostgreSQL; the planner knows how many there are. */
final class ManyPayments {
    /** The id of a kind with the time of a row. */
    private static final String ULID =
            "CREATE FUNCTION public.ulid(at TIMESTAMPTZ, number BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS '"
                    + "SELECT string_agg(substr(''0123456789ABCDEFGHJKMNPQRSTVWXYZ'',"
                    + " (((extract(epoch FROM at) * 1000)::BIGINT >> shift) & 31)::INT + 1, 1), '''' ORDER BY shift DESC)"
                    + " || lpad(number::TEXT, 16, ''0'') FROM generate_series(0, 45, 5) shift'";

    /** One in twenty payments fails, one in fifty is refunded, and one in thousand is disputed. */
    private static final List<String> STATEMENTS = List.of(
            "CREATE TEMP TABLE many AS SELECT number, at, public.ulid(at, number) AS ulid, number % 20 = 0 AS failed"
                    + " FROM (SELECT number, :until - (:count - number) * (INTERVAL '400 days' / :count) AS at"
                    + " FROM generate_series(1, :count) number) numbers",
            "INSERT INTO hexpay.organization VALUES (:organization, 'Acme', :until)",
            "INSERT INTO hexpay.customer (organization_id, mode, id, email, email_normalized, timezone, created_at,"
                    + " updated_at, version) VALUES (:organization, 'sandbox', 'cus_' || public.ulid(:until, 0), 'a@b.example', 'a@b.example', 'UTC',"
                    + " :until, :until, 0)",
            "INSERT INTO hexpay.payment (organization_id, mode, id, kind, provider, currency, amount_subtotal,"
                    + " tax_amount, tax_reason, tax_source, description, link_token, status, attempt_id, invoice_id,"
                    + " failure_code, failure_message, created_at, updated_at, version)"
                    + " SELECT :organization, 'sandbox', 'pay_' || ulid, 'link', 'sandbox', 'usd', 1000, 0,"
                    + " 'unknown_location', 'nobody', 'Consulting', ulid, CASE WHEN failed THEN 'failed' ELSE 'succeeded' END,"
                    + " 'txn_' || ulid, CASE WHEN failed THEN NULL ELSE 'inv_' || ulid END,"
                    + " CASE WHEN failed THEN 'card_declined' END, CASE WHEN failed THEN 'Declined.' END, at, at, 1 FROM many",
            "INSERT INTO hexpay.payment_transaction (organization_id, mode, id, payment_id, provider, instrument,"
                    + " instrument_reference, payer_email, payer_email_normalized, currency, amount_subtotal, tax_amount,"
                    + " tax_reason, tax_source, status, invoice_id, provider_reference, paid_at, failure_code,"
                    + " failure_message, succeeded_payment_id, card_brand, card_last4, card_exp_month, card_exp_year,"
                    + " dispute_standing, dispute_amount, created_at, updated_at, version)"
                    + " SELECT :organization, 'sandbox', 'txn_' || ulid, 'pay_' || ulid, 'sandbox', 'one_time_token', 'tok_1',"
                    + " 'a@b.example', 'a@b.example', 'usd', 1000, 0, 'unknown_location', 'nobody',"
                    + " CASE WHEN failed THEN 'failed' ELSE 'succeeded' END, CASE WHEN failed THEN NULL ELSE 'inv_' || ulid END,"
                    + " 'ch_' || number, CASE WHEN failed THEN NULL ELSE at END, CASE WHEN failed THEN 'card_declined' END,"
                    + " CASE WHEN failed THEN 'Declined.' END, CASE WHEN failed THEN NULL ELSE 'pay_' || ulid END, 'visa',"
                    + " lpad((number % 1000)::TEXT, 4, '0'), 12, 2030, CASE WHEN number % 1000 = 1 THEN 'won' END,"
                    + " CASE WHEN number % 1000 = 1 THEN 1000 END, at, at, 1 FROM many",
            "INSERT INTO hexpay.invoice (organization_id, mode, id, series, series_sequence, customer_id, payment_id,"
                    + " description, currency, amount_subtotal, tax_amount, tax_reason, tax_source, status, issued_at,"
                    + " updated_at) SELECT :organization, 'sandbox', 'inv_' || ulid, 'invoice', number, 'cus_' || public.ulid(:until, 0),"
                    + " 'pay_' || ulid, 'Consulting', 'usd', 1000, 0, 'unknown_location', 'nobody', 'paid', at, at FROM many"
                    + " WHERE NOT failed",
            "INSERT INTO hexpay.refund (organization_id, mode, id, transaction_id, payment_id, provider,"
                    + " charge_reference, currency, amount_subtotal, tax_amount, cause, status, provider_reference, refunded_at,"
                    + " created_at, updated_at, version) SELECT :organization, 'sandbox', 're_' || ulid, 'txn_' || ulid,"
                    + " 'pay_' || ulid, 'sandbox', 'ch_' || number, 'usd', 100, 0, 'requested', 'succeeded', 're_' || number,"
                    + " at, at, at, 1 FROM many WHERE number % 50 = 1",
            "INSERT INTO hexpay.credit_note (organization_id, mode, id, series, series_sequence, invoice_id, refund_id,"
                    + " customer_id, currency, amount_subtotal, tax_amount, tax_reason, tax_source, issued_at)"
                    + " SELECT :organization, 'sandbox', 'cn_' || ulid, 'credit_note', number, 'inv_' || ulid, 're_' || ulid,"
                    + " 'cus_' || public.ulid(:until, 0), 'usd', 100, 0, 'unknown_location', 'nobody', at FROM many WHERE number % 50 = 1",
            "INSERT INTO hexpay.receipt (organization_id, mode, id, document, document_id, recipient, sent_at,"
                    + " created_at) SELECT :organization, 'sandbox', 'rcp_' || ulid, 'invoice', 'inv_' || ulid,"
                    + " 'a@b.example', at, at FROM many WHERE NOT failed",
            "INSERT INTO hexpay.audit_entry (organization_id, mode, id, actor, role, action, subject, started_at,"
                    + " outcome) SELECT :organization, 'sandbox', 'aud_' || ulid, 'Ada', 'support', 'send_invoice',"
                    + " 'inv_' || ulid, at, 'succeeded' FROM many WHERE NOT failed",
            "INSERT INTO hexpay.api_key (organization_id, mode, id, name, prefix, secret_sha256, created_at)"
                    + " SELECT :organization, 'sandbox', 'key_' || ulid, 'Shop', 'ck_sandbox_1234', ulid, at FROM many"
                    + " WHERE number % 50 = 1",
            "INSERT INTO hexpay.login_link SELECT ulid, 'Ada', 'admin', at + INTERVAL '10 days' FROM many",
            "INSERT INTO hexpay.operator_session (token_sha256, name, role, created_at, last_used_at)"
                    + " SELECT ulid, 'Ada', 'admin', at, at FROM many",
            "DROP TABLE many");

    private ManyPayments() {}

    static void insert(Jdbi jdbi, Scope scope, Instant until, int count) {
        jdbi.useHandle(handle -> {
            handle.execute(ULID);
            for (String statement : STATEMENTS) {
                execute(handle, statement, scope, until, count);
                // Checks of foreign keys read by the index of the key only when the planner knows how many rows there
                // are.
                handle.execute("ANALYZE");
            }
        });
    }

    private static void execute(Handle handle, String statement, Scope scope, Instant until, int count) {
        // Not prepared: a definition of a table takes no parameters.
        handle.execute(statement
                .replace(":organization", "'" + scope.organization().value() + "'::UUID")
                .replace(":until", "'" + until + "'::TIMESTAMPTZ")
                .replace(":count", String.valueOf(count)));
    }
}
