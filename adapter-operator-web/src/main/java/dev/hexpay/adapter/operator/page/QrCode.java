package dev.hexpay.adapter.operator.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.hexpay.adapter.operator.view.Block;
import java.util.Map;

/** Draws QR codes as paths of SVG. */
final class QrCode {
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** The QR code of a URL. */
    static Block.Qr of(String title, String url) {
        try {
            // Of size 0, so that each module is one unit.
            BitMatrix modules = new QRCodeWriter()
                    .encode(url, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            return new Block.Qr(title, modules.getWidth(), path(modules));
        } catch (WriterException e) {
            throw new IllegalStateException("a URL of 2048 characters fits into a QR code", e);
        }
    }

    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
