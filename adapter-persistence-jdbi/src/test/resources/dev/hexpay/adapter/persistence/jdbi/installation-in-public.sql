-- The rows of an installation that a server of version 4 of the tables wrote in the schema public: a link that was paid,
-- a charge, and a refund. Columns without a value are left out.

INSERT INTO public.organization (
    id, name, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'My company', TIMESTAMP WITH TIME ZONE '2026-11-28 13:45:56.541+00'
);
INSERT INTO public.api_key (
    organization_id, mode, id, name, prefix, secret_sha256, last_used_at, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'key_01M8H6FJ2X0F5HXMPZWSSDZJRM', 'First key',
    'ck_sandbox_8j1U', 'bc272b66f3ec4f105676d4cb4adb54cfa9ab6f4a3303e6fe00ae946dd19e7ea0',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:12.235+00', TIMESTAMP WITH TIME ZONE '2026-11-28 13:45:56.573+00'
);
INSERT INTO public.customer (
    organization_id, mode, id, email, email_normalized, full_name, timezone, address_line1, address_city,
    address_postal_code, address_country, default_method_id, created_at, updated_at, version
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'cus_01M8H6G556VQT864RNT4K8B6SW', 'ada@example.com',
    'ada@example.com', 'Ada', 'UTC', 'Hauptstr. 1', 'Berlin', '10115', 'DE', 'pm_01M8H6G5BP35JJX2J5SM75096G',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.251+00', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.31+00', 1
);
INSERT INTO public.payer (
    organization_id, mode, email_normalized, customer_id
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'ada@example.com', 'cus_01M8H6G556VQT864RNT4K8B6SW'
);
INSERT INTO public.payment_method (
    organization_id, mode, id, customer_id, provider, reference, card_brand, card_last4, card_exp_month,
    card_exp_year, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'pm_01M8H6G5BP35JJX2J5SM75096G',
    'cus_01M8H6G556VQT864RNT4K8B6SW', 'sandbox', 'sbx_pm_kHF5xunHpnZYoVYEMQBHdzfx', 'visa', '4242', 12, 2034,
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.31+00'
);
INSERT INTO public.payment (
    organization_id, mode, id, kind, provider, currency, amount_subtotal, tax_amount, tax_reason, tax_source,
    tax_country, tax_name, tax_rate_ppm, description, customer_id, link_token, status, attempt_id, invoice_id,
    created_at, updated_at, version, buyer_country
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'pay_01M8H6G1V4QBX5KJK0CKTZ7720', 'link', 'sandbox',
    'eur', 2500, 475, 'standard', 'payer', 'DE', 'VAT', 190000, 'One hour of consulting',
    'cus_01M8H6G556VQT864RNT4K8B6SW', 'W7Slxw_6C4-r8l97sroQVjz3v19tbad9', 'succeeded',
    'txn_01M8H6G46AV4FNV8SVAGCZE4SJ', 'inv_01M8H6G5BP35JJX2J5SM75096H',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:12.708+00', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.1+00', 2, 'DE'
);
INSERT INTO public.payment (
    organization_id, mode, id, kind, provider, currency, amount_subtotal, tax_amount, tax_reason, tax_source,
    tax_country, tax_name, tax_rate_ppm, description, customer_id, link_token, status, attempt_id, invoice_id,
    created_at, updated_at, version, buyer_country
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'pay_01M8H6G6W7FQ9YG1TPM4GYRV95', 'charge', 'sandbox',
    'eur', 900, 171, 'standard', 'customer', 'DE', 'VAT', 190000, 'Renewal', 'cus_01M8H6G556VQT864RNT4K8B6SW',
    '8cIGYCrjjDZABk95bk3oKJFdVpLfgBIR', 'succeeded', 'txn_01M8H6G6W7FQ9YG1TPM4GYRV96',
    'inv_01M8H6G7N1H22NET4PTS9XHPVT', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:17.863+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.657+00', 1, 'DE'
);
INSERT INTO public.payment_transaction (
    organization_id, mode, id, payment_id, provider, instrument, instrument_reference, payer_email, payer_name,
    address_line1, address_city, address_postal_code, address_country, currency, amount_subtotal, tax_amount,
    tax_reason, tax_source, tax_country, tax_name, tax_rate_ppm, status, invoice_id, provider_reference, paid_at,
    succeeded_payment_id, created_at, updated_at, version, buyer_country, payer_email_normalized, refunding_subtotal,
    refunding_tax, amount_refunded
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'txn_01M8H6G46AV4FNV8SVAGCZE4SJ',
    'pay_01M8H6G1V4QBX5KJK0CKTZ7720', 'sandbox', 'one_time_token', 'sbx_tok_yach1T1_qPWcBZFcm5V_n3qs',
    'ada@example.com', 'Ada', 'Hauptstr. 1', 'Berlin', '10115', 'DE', 'eur', 2500, 475, 'standard', 'payer', 'DE',
    'VAT', 190000, 'succeeded', 'inv_01M8H6G5BP35JJX2J5SM75096H', 'sbx_ch_6haTv-is6wh9VG64ckiV_sH-',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.1+00', 'pay_01M8H6G1V4QBX5KJK0CKTZ7720',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:15.114+00', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.078+00', 3,
    'DE', 'ada@example.com', 420, 80, 500
);
INSERT INTO public.payment_transaction (
    organization_id, mode, id, payment_id, provider, instrument, instrument_reference, payment_method_id, payer_email,
    payer_name, address_line1, address_city, address_postal_code, address_country, currency, amount_subtotal,
    tax_amount, tax_reason, tax_source, tax_country, tax_name, tax_rate_ppm, status, invoice_id, provider_reference,
    paid_at, succeeded_payment_id, created_at, updated_at, version, buyer_country, payer_email_normalized,
    refunding_subtotal, refunding_tax, amount_refunded
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'txn_01M8H6G6W7FQ9YG1TPM4GYRV96',
    'pay_01M8H6G6W7FQ9YG1TPM4GYRV95', 'sandbox', 'vaulted', 'sbx_pm_kHF5xunHpnZYoVYEMQBHdzfx',
    'pm_01M8H6G5BP35JJX2J5SM75096G', 'ada@example.com', 'Ada', 'Hauptstr. 1', 'Berlin', '10115', 'DE', 'eur', 900,
    171, 'standard', 'customer', 'DE', 'VAT', 190000, 'succeeded', 'inv_01M8H6G7N1H22NET4PTS9XHPVT',
    'sbx_ch_w8mBbNi2SdBox5_eRtJt7sRe', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.657+00',
    'pay_01M8H6G6W7FQ9YG1TPM4GYRV95', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:17.863+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.657+00', 1, 'DE', 'ada@example.com', 0, 0, 0
);
INSERT INTO public.invoice_series (
    organization_id, mode, series, last_sequence
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'invoice', 2
);
INSERT INTO public.invoice_series (
    organization_id, mode, series, last_sequence
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'credit_note', 1
);
INSERT INTO public.invoice (
    organization_id, mode, id, series, series_sequence, customer_id, payment_id, description, currency,
    amount_subtotal, tax_amount, tax_reason, tax_source, tax_country, tax_name, tax_rate_ppm, status, issued_at,
    updated_at, buyer_country, transaction_id, seller_name, seller_address_lines, payer_email, payer_name,
    address_line1, address_city, address_postal_code, address_country
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'inv_01M8H6G5BP35JJX2J5SM75096H', 'invoice', 1,
    'cus_01M8H6G556VQT864RNT4K8B6SW', 'pay_01M8H6G1V4QBX5KJK0CKTZ7720', 'One hour of consulting', 'eur', 2500, 475,
    'standard', 'payer', 'DE', 'VAT', 190000, 'paid', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.1+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.1+00', 'DE', 'txn_01M8H6G46AV4FNV8SVAGCZE4SJ', 'My company', '[]',
    'ada@example.com', 'Ada', 'Hauptstr. 1', 'Berlin', '10115', 'DE'
);
INSERT INTO public.invoice (
    organization_id, mode, id, series, series_sequence, customer_id, payment_id, description, currency,
    amount_subtotal, tax_amount, tax_reason, tax_source, tax_country, tax_name, tax_rate_ppm, status, issued_at,
    updated_at, buyer_country, transaction_id, seller_name, seller_address_lines, payer_email, payer_name,
    address_line1, address_city, address_postal_code, address_country
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'inv_01M8H6G7N1H22NET4PTS9XHPVT', 'invoice', 2,
    'cus_01M8H6G556VQT864RNT4K8B6SW', 'pay_01M8H6G6W7FQ9YG1TPM4GYRV95', 'Renewal', 'eur', 900, 171, 'standard',
    'customer', 'DE', 'VAT', 190000, 'paid', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.657+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.657+00', 'DE', 'txn_01M8H6G6W7FQ9YG1TPM4GYRV96', 'My company', '[]',
    'ada@example.com', 'Ada', 'Hauptstr. 1', 'Berlin', '10115', 'DE'
);
INSERT INTO public.refund (
    organization_id, mode, id, transaction_id, payment_id, provider, charge_reference, currency, amount_subtotal,
    tax_amount, cause, reason, status, provider_reference, refunded_at, created_at, updated_at, version
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 're_01M8H6G9ECFVW2R3SMC2H1RR8R',
    'txn_01M8H6G46AV4FNV8SVAGCZE4SJ', 'pay_01M8H6G1V4QBX5KJK0CKTZ7720', 'sandbox', 'sbx_ch_6haTv-is6wh9VG64ckiV_sH-',
    'eur', 420, 80, 'requested', 'one hour less', 'succeeded', 'sbx_re_tkR8DpfuoWAsHvfYvVjbedZ8',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.078+00', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:20.607+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.078+00', 1
);
INSERT INTO public.credit_note (
    organization_id, mode, id, series, series_sequence, invoice_id, refund_id, customer_id, currency, amount_subtotal,
    tax_amount, tax_reason, tax_source, tax_country, tax_name, tax_rate_ppm, buyer_country, issued_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'cn_01M8H6GA1SYJP0ZC28W07R9T42', 'credit_note', 1,
    'inv_01M8H6G5BP35JJX2J5SM75096H', 're_01M8H6G9ECFVW2R3SMC2H1RR8R', 'cus_01M8H6G556VQT864RNT4K8B6SW', 'eur', 420,
    80, 'standard', 'payer', 'DE', 'VAT', 190000, 'DE', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.113+00'
);
INSERT INTO public.receipt (
    organization_id, mode, id, document, document_id, recipient, sent_at, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'rcp_01M8H6G5RQXCZJQJT30Z2TQSJM', 'invoice',
    'inv_01M8H6G5BP35JJX2J5SM75096H', 'ada@example.com', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:27.499+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.727+00'
);
INSERT INTO public.receipt (
    organization_id, mode, id, document, document_id, recipient, sent_at, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'rcp_01M8H6G7TNX58WH1GVFKR6PGNS', 'invoice',
    'inv_01M8H6G7N1H22NET4PTS9XHPVT', 'ada@example.com', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:29.278+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.837+00'
);
INSERT INTO public.receipt (
    organization_id, mode, id, document, document_id, recipient, sent_at, created_at
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'rcp_01M8H6GA60QJFB6PRTRT086V2C', 'credit_note',
    'cn_01M8H6GA1SYJP0ZC28W07R9T42', 'ada@example.com', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:31.024+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.248+00'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G1Y1ZG7W921NQ3JJB5MX', 'payment_link.created',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:12.801+00',
    '{"paymentId":"pay_01M8H6G1V4QBX5KJK0CKTZ7720","status":"pending","amount":2500,"currency":"eur","description":"One hour of consulting","customerId":null}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G5BM4FGKSEQ3CWDERWSW', 'customer.created',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.308+00',
    '{"id":"cus_01M8H6G556VQT864RNT4K8B6SW","externalId":null,"fullName":"Ada","email":"ada@example.com","taxDocument":null,"documentType":null,"timezone":"UTC","metadata":null,"createdAt":"2026-11-28T13:46:16.251Z","updatedAt":"2026-11-28T13:46:16.251Z"}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G5S5G5BNS6N5JFP0MWBY', 'invoice.created',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.741+00',
    '{"invoiceId":"inv_01M8H6G5BP35JJX2J5SM75096H","invoiceNumber":"INV-0001","invoiceStatus":"paid","periodStart":"2026-11-28T13:46:16.100Z","periodEnd":"2026-11-28T13:46:16.100Z","issueDate":"2026-11-28T13:46:16.100Z","dueDate":"2026-11-28T13:46:16.100Z","currency":"eur","subtotal":2500,"total":2975,"customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","subscriptionId":null}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G5SH0HVBFD0NEJXGWMD8', 'payment.received',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.753+00',
    '{"invoiceId":"inv_01M8H6G5BP35JJX2J5SM75096H","invoiceNumber":"INV-0001","invoiceTotal":2975,"customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","subscriptionId":null,"paymentTransactionId":"txn_01M8H6G46AV4FNV8SVAGCZE4SJ","provider":"sandbox","grossAmount":2975,"currency":"eur","orgNetAmount":2975,"customerEmail":"ada@example.com","paidAt":"2026-11-28T13:46:16.100Z"}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G5V7YBJ2QB9XKEQH6ZYJ',
    'payment_link.completed', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:16.807+00',
    '{"paymentId":"pay_01M8H6G1V4QBX5KJK0CKTZ7720","status":"succeeded","amount":2975,"currency":"eur","description":"One hour of consulting","customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","invoiceId":"inv_01M8H6G5BP35JJX2J5SM75096H","invoiceNumber":"INV-0001","paymentTransactionId":"txn_01M8H6G46AV4FNV8SVAGCZE4SJ"}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G7TNX58WH1GVFKR6PGNT', 'invoice.created',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.837+00',
    '{"invoiceId":"inv_01M8H6G7N1H22NET4PTS9XHPVT","invoiceNumber":"INV-0002","invoiceStatus":"paid","periodStart":"2026-11-28T13:46:18.657Z","periodEnd":"2026-11-28T13:46:18.657Z","issueDate":"2026-11-28T13:46:18.657Z","dueDate":"2026-11-28T13:46:18.657Z","currency":"eur","subtotal":900,"total":1071,"customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","subscriptionId":null}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6G7X2HQ2YA9T6GVETWD6K', 'payment.received',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.914+00',
    '{"invoiceId":"inv_01M8H6G7N1H22NET4PTS9XHPVT","invoiceNumber":"INV-0002","invoiceTotal":1071,"customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","subscriptionId":null,"paymentTransactionId":"txn_01M8H6G6W7FQ9YG1TPM4GYRV96","provider":"sandbox","grossAmount":1071,"currency":"eur","orgNetAmount":1071,"customerEmail":"ada@example.com","paidAt":"2026-11-28T13:46:18.657Z"}'
);
INSERT INTO public.event (
    organization_id, mode, id, name, occurred_at, data
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'whev_01M8H6GA61HS0G5E2D89YMA296', 'payment.refunded',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:21.249+00',
    '{"paymentTransactionId":"txn_01M8H6G46AV4FNV8SVAGCZE4SJ","provider":"sandbox","paymentLinkId":"pay_01M8H6G1V4QBX5KJK0CKTZ7720","invoiceId":"inv_01M8H6G5BP35JJX2J5SM75096H","invoiceNumber":"INV-0001","customerId":"cus_01M8H6G556VQT864RNT4K8B6SW","subscriptionId":null,"refundAmount":500,"currency":"eur"}'
);
INSERT INTO public.idempotency_key (
    organization_id, mode, client_key, fingerprint, payment_id, claimed_at, answer_status, sealed_body
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'renewal-1',
    '7426600d67ada772bc2a338cd88f46697660570513cb9df15cc0b5dff888d330', 'pay_01M8H6G6W7FQ9YG1TPM4GYRV95',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.331+00', 201,
    'Wn5zTQFwMLDxN/bkxYabSv+D8LabkCsis7wXUs4hG0MlGPWGGLzEufxG+JSpqRzV4129AJbi4T4JBv94/gK7DaDyPoFYsZi4deWrLgApAJqU3DL2TGMIeGn3KcNk/bDiG1XGnCB8fLqXY6CDz9E9Z0/bhrUWTxR3lMEK5o6Uc4gI6koIYk9Ny4dXJEoyV0QOkqfdjE9VyVc5fJ81Oaz6/GUqmqr+V20mCwSZBMf4GCV6KdCl/DuwyWYt5AB8u7bBdv5H+2Gv7NORulL3jksCNZ+1sqUPggE0AGuQwNxuYiVtZuLfrila53ED8qjzQE1aO8CsdkmLHubJQf9KFMo/a/ZZ13GAlY7wgr3iGoVWpSiSxKc1hL6ia17GMShorhBYS6l4rLl5GP1WxX/I3vj9EDvQts/5Da3Oj0oHwTMHq1+BryzhhaEEOf+UIvr23xEUNHahos0SHzC/HOb2biaGwJVl6IrdmzViLfXTXOrOATVcWLjGzvWvPvcN5FoxET/ORJP4SoKShwtCXXuOPnmKcdXVh29xVJQQlYxXII04YrQH5ZFMPybyiyYrA61Vq6FfsoI5Kt3pgk0speMOkqTuMgiZoU6lA96pWDpqlLWQCfGgTPPtoIIDLJDj4hwL46ZipzaOLsBVHuM59PrU6OxiLh2afCpReWKG6HQKkvv4smNIvYeggthAEJYv9GmYTCTYdeV9rqbj161bkCdOfVKOuoxPPSzdMLLvm4t3IBkK1w=='
);
INSERT INTO public.idempotency_key (
    organization_id, mode, client_key, fingerprint, claimed_at, answer_status, sealed_body, refund_id
) VALUES (
    UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox', 'refund-1',
    '7e41e079f59aeaaed87cee0b3aa2539ae4a35a24b4d90030833b057032cbc661',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:20.492+00', 200,
    '/gGv/CLp2DX252uA1ytTKvEY4FBsjIYHl3LxzMRP8K57DW25r1rzNsjSaQ5P/sdpQY2WQr9K7UrflAQSZLYoU4qrhZ9L2XG0If0uNJv/jt4zTW6ANDlBUmLV6evhSlqt7d111Wgxbfgqejjxo0dinD3S45qs3fivuoeApZQfKan1zuvuxs1WdNxGJKQZs7fS0SZNwZN3TQxR0ZIG1ozrTJ97Th4KF7mB5sYQwgPADphyR+PWcgIFvx6+dWVhKWsswbkCtlMCyHRmd2itFVujXnTapRXdXyVQkwDf6yv0BwGuhlTHn6En18EUWthk9kwgPXdNJWquRqwE5pMNplkCLJjdK3Sbav5hUckRohk3YFMUAZVtjJlcbzD9GOhaPwhTFafC69P3b461jC9ToyJN2f9tozjv2GlzCtpTihhN4Qnol6bxPdZn62Cx6jKjoTdd3s5AWFEOIENMX2oyFBpu0WwoFMH+0kela7uddLnFHccOY1uMGoEnIqrkkONvA3ZU0+4tM4thCuabnTwPhVrVIhVYFMUC2lV4r1WddX9QaZBKrQxlsp8zi1J0',
    're_01M8H6G9ECFVW2R3SMC2H1RR8R'
);
INSERT INTO public.provider_notification (
    provider, event_id, organization_id, mode, transaction_id, received_at, done_at
) VALUES (
    'sandbox', 'sbx_evt_am1fI1JJyV7Mt_I8H5VUWFbS', UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox',
    'txn_01M8H6G46AV4FNV8SVAGCZE4SJ', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:17.676+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:18.368+00'
);
INSERT INTO public.provider_notification (
    provider, event_id, organization_id, mode, transaction_id, received_at, done_at
) VALUES (
    'sandbox', 'sbx_evt_52_LNUeRvePQq5w5BdKQZjBV', UUID '81e8090d-e053-4f71-bcc6-dab2f4889f8d', 'sandbox',
    'txn_01M8H6G6W7FQ9YG1TPM4GYRV96', TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:19.425+00',
    TIMESTAMP WITH TIME ZONE '2026-11-28 13:46:19.736+00'
);
