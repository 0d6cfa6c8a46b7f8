/*
 * A stand-in for Stripe.js: the functions that the payment page calls, with the checks that Stripe.js makes. Cards are entered
 * in a frame of js.stripe.com, tokens are made at api.stripe.com, and banks are frames of hooks.stripe.com.
 */
(function () {
    var LOCALES = ['auto', 'ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'];
    function IntegrationError(message) {
        var error = new Error(message);
        error.name = 'IntegrationError';
        return error;
    }
    function only(object, allowed, what) {
        Object.keys(object).forEach(function (name) {
            if (allowed.indexOf(name) < 0) { throw IntegrationError(what + ' has no option ' + name); }
        });
    }
    function requireAmount(amount) {
        if (!Number.isInteger(amount) || amount <= 0) { throw IntegrationError('amount must be a positive integer: ' + amount); }
    }
    function frame(url, parent, height) {
        var iframe = document.createElement('iframe');
        iframe.setAttribute('style', 'border: 0; width: 100%; height: ' + height + 'px');
        iframe.src = url;
        parent.appendChild(iframe);
        return iframe;
    }
    /* The next message of this type from the frame. */
    function message(iframe, type) {
        return new Promise(function (resolve) {
            window.addEventListener('message', function listener(event) {
                if (event.source === iframe.contentWindow && event.data.type === type) {
                    window.removeEventListener('message', listener);
                    resolve(event.data);
                }
            });
        });
    }
    async function api(publicKey, path, body) {
        var response = await fetch('https://api.stripe.com' + path, {
            method: body ? 'POST' : 'GET',
            headers: {'Authorization': 'Bearer ' + publicKey, 'Content-Type': 'text/plain'},
            body: body ? JSON.stringify(body) : undefined
        });
        return response.json();
    }

    function Elements(options) {
        only(options, ['mode', 'amount', 'currency', 'setupFutureUsage', 'allowedPaymentMethodTypes', 'paymentMethodCreation',
            'locale', 'appearance'], 'elements()');
        if (options.mode !== 'payment' || !/^[a-z]{3}$/.test(options.currency) || LOCALES.indexOf(options.locale) < 0
                || options.paymentMethodCreation !== 'manual' || !options.appearance.variables.colorPrimary) {
            throw IntegrationError('elements() needs mode, currency, locale, paymentMethodCreation and appearance');
        }
        requireAmount(options.amount);
        window.stripeAmounts = [options.amount];
        this.options = options;
        this.isSubmitted = false;
    }
    Elements.prototype.create = function (type, options) {
        var elements = this;
        var listeners = {};
        only(options, ['fields', 'wallets', 'terms'], 'create()');
        if (type !== 'payment') { throw IntegrationError('only the payment element is known'); }
        this.never = options.fields.billingDetails;
        return {
            on: function (event, listener) { listeners[event] = listener; },
            mount: function (node) {
                elements.iframe = frame('https://js.stripe.com/v3/elements-inner-payment.html', node, 160);
                message(elements.iframe, 'ready').then(function () { listeners.ready(); });
            }
        };
    };
    Elements.prototype.update = function (options) {
        only(options, ['amount', 'locale', 'appearance'], 'update()');
        requireAmount(options.amount);
        window.stripeAmounts.push(options.amount);
        this.options.amount = options.amount;
    };
    Elements.prototype.submit = async function () {
        this.iframe.contentWindow.postMessage({type: 'collect'}, 'https://js.stripe.com');
        this.card = (await message(this.iframe, 'card')).card;
        if (this.card.number.replace(/ /g, '').length < 16) {
            return {error: {type: 'validation_error', code: 'incomplete_number', message: 'Your card number is incomplete.'}};
        }
        this.isSubmitted = true;
        return {selectedPaymentMethod: 'card'};
    };

    window.Stripe = function (publicKey) {
        if (!/^pk_(test|live)_/.test(publicKey)) { throw IntegrationError('not a publishable key'); }
        return {
            elements: function (options) { return new Elements(options); },
            createConfirmationToken: async function (options) {
                var elements = options.elements;
                only(options.params, ['payment_method_data', 'return_url'], 'params');
                if (!elements.isSubmitted) { throw IntegrationError('elements.submit() must be called first'); }
                var billing = options.params.payment_method_data.billing_details;
                Object.keys(elements.never).forEach(function (name) {
                    if (!billing[name]) { throw IntegrationError('billing_details.' + name + ' must be given'); }
                });
                ['line1', 'line2', 'city', 'state', 'postal_code', 'country'].forEach(function (name) {
                    if (typeof billing.address[name] !== 'string') { throw IntegrationError('address.' + name + ' must be given'); }
                });
                elements.isSubmitted = false;
                var token = await api(publicKey, '/v1/confirmation_tokens', {
                    number: elements.card.number.replace(/ /g, ''), billing: billing, returnUrl: options.params.return_url
                });
                return token.error ? {error: token.error} : {confirmationToken: {id: token.id}};
            },
            handleNextAction: async function (options) {
                var intent = options.clientSecret.replace(/_secret_.*/, '');
                var path = '/v1/payment_intents/' + intent + '?client_secret=' + options.clientSecret;
                var waiting = await api(publicKey, path);
                if (waiting.status !== 'requires_action') {
                    throw IntegrationError('handleNextAction: the PaymentIntent supplied does not require action.');
                }
                var bank = frame('https://hooks.stripe.com/3d_secure_2', document.body, 120);
                var outcome = (await message(bank, 'outcome')).outcome;
                bank.remove();
                await api(publicKey, '/v1/3ds2/authenticate', {intent: intent, outcome: outcome});
                var seen = await api(publicKey, path);
                return seen.status === 'requires_payment_method'
                    ? {error: {type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message: 'We are unable to authenticate your payment method.'}}
                    : {paymentIntent: {id: seen.id, status: seen.status}};
            }
        };
    };
})();
