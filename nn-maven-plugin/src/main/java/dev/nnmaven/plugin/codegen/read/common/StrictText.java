package dev.nnmaven.plugin.codegen.read.common;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * Text out of bytes, with the place of the first ones that are not in its encoding.
 *
 * @param text what could be decoded, up to the flaw
 */
public record StrictText(String text, Optional<Flaw> flaw) {

    /** The first bytes that mean nothing, 1-based as editors count. */
    public record Flaw(int line, int column, int value) {

        public String shown() {
            return String.format("byte 0x%02X is out of place here", value);
        }
    }

    public static StrictText decode(byte[] bytes, Charset encoding) {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        String text = out.flip().toString();
        return result.isError()
                ? new StrictText(text, Optional.of(flawAfter(text, bytes[in.position()] & 0xFF)))
                : new StrictText(text, Optional.empty());
    }

    private static Flaw flawAfter(String text, int value) {
        TextPosition position = TextPosition.at(text, text.length());
        return new Flaw(position.line(), position.column(), value);
    }
}
