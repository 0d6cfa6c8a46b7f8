package dev.hexpay.testkit.fake;

import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TokenSigner;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.FakeSigner;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.contract.EncryptorContract;
import dev.hexpay.testkit.contract.IdSourceContract;
import dev.hexpay.testkit.contract.InvoiceRendererContract;
import dev.hexpay.testkit.contract.NotificationReaderContract;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import dev.hexpay.testkit.contract.ReceiptMailerContract;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import dev.hexpay.testkit.contract.TaxCalculatorContract;
import dev.hexpay.testkit.contract.TokenSignerContract;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** Each fake passes the contract of its port. */
class FakesContractTest {
    @Nested
    class Notifications extends NotificationReaderContract {
        @Override
        protected NotificationReaderHarness harness() {
            return new FakeNotificationReaderHarness(UnaryOperator.identity());
        }
    }

    @Nested
    class Taxes extends TaxCalculatorContract {
        @Override
        protected TaxCalculator calculator() {
            return new FixedTaxCalculator(TaxPolicy.of("DE", TaxRegistrations.NONE), FixedTaxCalculator.GERMANY);
        }
    }

    @Nested
    class Mailer extends ReceiptMailerContract {
        @Override
        protected ReceiptMailerHarness harness() {
            return new RecordingMailerHarness(UnaryOperator.identity());
        }
    }

    @Nested
    class Renderer extends InvoiceRendererContract {
        @Override
        protected InvoiceRenderer newRenderer() {
            return new PlainTextInvoiceRenderer();
        }

        @Override
        protected String text(PdfDocument document) {
            return new String(document.bytes(), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Signer extends TokenSignerContract {
        @Override
        protected TokenSigner signer() {
            return new FakeSigner();
        }

        @Override
        protected TokenSigner foreignSigner() {
            return new FakeSigner("foreign");
        }
    }

    @Nested
    class Encryption extends EncryptorContract {
        @Override
        protected Encryptor encryptor() {
            return new FakeEncryptor();
        }

        @Override
        protected Encryptor foreignEncryptor() {
            return new FakeEncryptor("foreign");
        }

        @Override
        protected Encryptor rotatedEncryptor() {
            return new FakeEncryptor("foreign", "key");
        }
    }

    @Nested
    class Ids extends IdSourceContract {
        @Override
        protected IdSource ids() {
            return new SequentialIds();
        }
    }
}
