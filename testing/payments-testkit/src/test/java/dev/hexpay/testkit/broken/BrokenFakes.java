package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TokenSigner;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.FakeSigner;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.contract.CardTokenizerContract;
import dev.hexpay.testkit.contract.EncryptorContract;
import dev.hexpay.testkit.contract.IdSourceContract;
import dev.hexpay.testkit.contract.InvoiceRendererContract;
import dev.hexpay.testkit.contract.NotificationReaderContract;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import dev.hexpay.testkit.contract.ReceiptMailerContract;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import dev.hexpay.testkit.contract.TaxCalculatorContract;
import dev.hexpay.testkit.contract.TokenSignerContract;
import dev.hexpay.testkit.fake.FakeNotificationReaderHarness;
import dev.hexpay.testkit.fake.RecordingMailerHarness;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The contracts of ports without rows, on sabotaged fakes. */
final class BrokenFakes {
    static final List<Class<?>> ALL = List.of(
            BrokenCardTokenizer.class,
            BrokenNotificationReader.class,
            BrokenTaxCalculator.class,
            BrokenInvoiceRenderer.class,
            BrokenReceiptMailer.class,
            BrokenTokenSigner.class,
            BrokenEncryptor.class,
            BrokenIdSource.class);

    private BrokenFakes() {}

    static final class BrokenCardTokenizer extends CardTokenizerContract {
        @Override
        protected CardTokenizer cardTokenizer() {
            return Subjects.broken(CardTokenizer.class, new ScriptedProvider());
        }
    }

    static final class BrokenNotificationReader extends NotificationReaderContract {
        @Override
        protected NotificationReaderHarness harness() {
            return new FakeNotificationReaderHarness(reader -> Subjects.broken(NotificationReader.class, reader));
        }
    }

    static final class BrokenTaxCalculator extends TaxCalculatorContract {
        @Override
        protected TaxCalculator calculator() {
            return Subjects.broken(
                    TaxCalculator.class,
                    new FixedTaxCalculator(TaxPolicy.of("DE", TaxRegistrations.NONE), FixedTaxCalculator.GERMANY)
                            .asService());
        }

        @Override
        protected boolean isService() {
            return true;
        }
    }

    static final class BrokenInvoiceRenderer extends InvoiceRendererContract {
        @Override
        protected InvoiceRenderer newRenderer() {
            return Subjects.broken(InvoiceRenderer.class, new PlainTextInvoiceRenderer());
        }

        @Override
        protected String text(PdfDocument document) {
            return new String(document.bytes(), StandardCharsets.UTF_8);
        }
    }

    static final class BrokenReceiptMailer extends ReceiptMailerContract {
        @Override
        protected ReceiptMailerHarness harness() {
            return new RecordingMailerHarness(mailer -> Subjects.broken(ReceiptMailer.class, mailer));
        }
    }

    static final class BrokenTokenSigner extends TokenSignerContract {
        @Override
        protected TokenSigner signer() {
            return Subjects.broken(TokenSigner.class, new FakeSigner());
        }

        @Override
        protected TokenSigner foreignSigner() {
            return Subjects.broken(TokenSigner.class, new FakeSigner("foreign"));
        }
    }

    static final class BrokenEncryptor extends EncryptorContract {
        @Override
        protected Encryptor encryptor() {
            return Subjects.broken(Encryptor.class, new FakeEncryptor());
        }

        @Override
        protected Encryptor foreignEncryptor() {
            return Subjects.broken(Encryptor.class, new FakeEncryptor("foreign"));
        }

        @Override
        protected Encryptor rotatedEncryptor() {
            return Subjects.broken(Encryptor.class, new FakeEncryptor("foreign", "key"));
        }
    }

    static final class BrokenIdSource extends IdSourceContract {
        @Override
        protected IdSource ids() {
            return Subjects.broken(IdSource.class, new SequentialIds());
        }
    }
}
