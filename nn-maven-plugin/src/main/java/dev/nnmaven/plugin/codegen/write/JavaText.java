package dev.nnmaven.plugin.codegen.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Turns Java source into bytes of any encoding. */
final class JavaText {

    private JavaText() {}

    /** The text in an encoding, with Unicode escapes, which Java reads anywhere, for what the encoding lacks. */
    static byte[] encode(String text, Charset encoding) {
        CharsetEncoder encoder = encoding.newEncoder();
        try {
            return bytes(encoder.encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException lacking) {
            return escape(text, encoder.reset()).getBytes(encoding);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(buffer.remaining());
        out.write(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        return out.toByteArray();
    }

    private static String escape(String text, CharsetEncoder encoder) {
        StringBuilder escaped = new StringBuilder(text.length() + 64);
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (encoder.canEncode(character)) {
                escaped.append(character);
            } else {
                character.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
            }
        });
        return escaped.toString();
    }
}
