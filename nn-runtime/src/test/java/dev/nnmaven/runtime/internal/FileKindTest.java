package dev.nnmaven.runtime.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
    @ParameterizedTest
    @CsvSource({
        "UTF-16, text in UTF-16",
        "UTF-16LE, text in UTF-16",
        "UTF-16BE, text in UTF-16",
        "UTF-32LE, text in UTF-32",
        "UTF-32BE, text in UTF-32"
    })
    void encodings(String encoding, String kind) {
        assertThat(FileKind.foreign("größe,b\r\n1,2\r\n".getBytes(Charset.forName(encoding))))
                .isEqualTo(kind);
    }

    @Test
    void whatIsNoTextInUtf8() {
        foreign("\u001f\u008b\u0008\0\0\0\0\0", "a gzip file; decompress it");
        foreign("PK\u0003\u0004\u0014", "a zip archive, as .pt, .npz and .xlsx files are");
        foreign("\u0089PNG\r\n\u001a\n", "a PNG image");
        foreign("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9", "a Python pickle, as .pkl and old .pt files are");
        foreign("\u0093NUMPY\u0001\0v\0{'descr'", "a NumPy array");
        foreign("\u0089HDF\r\n\u001a\n", "an HDF5 file, as Keras writes them");
        foreign("\0\0\u0008\u0003\0\0\u00ea\u0060", "an IDX file");
        foreign("\u0040\u0001\0\0\0\0\0\0{\"__metadata__\"", "a safetensors file");
        foreign("PAR1\u0015\u0004", "a Parquet file");
        foreign("<!DOCTYPE html><html>", "a web page");
        foreign(
                "version https://git-lfs.github.com/spec/v1\n",
                "a pointer to a file in Git LFS; git lfs pull fetches that");
        for (String text : new String[] {
            "", "1,2\n", "a,b\n1,2\n", "\"größe\";\"b\"\n1;2", "<a>,b\n1,2\n", "1", "PAR1,PAR2\n1,2\n", "GGUF"
        }) {
            assertThat(FileKind.foreign(text.getBytes(UTF_8))).as(text).isNull();
        }
    }

    @Test
    void binaryDataThatWasConvertedAsText() {
        String converted = "binary data, which looks as if it had been copied as text, such as by Maven's resource"
                + " filtering; give its extension to maven-resources-plugin as a nonFilteredFileExtension";
        for (String bytes : new String[] {
            "\u00ef\u0001\0\0\0\0\0\0{\"__metadata__\"", "\u001f\u008b\u0008\0\0\0\0\0\0\u00ff", "\u0080\0\u00fe"
        }) {
            foreign(new String(new String(bytes.getBytes(ISO_8859_1), UTF_8).getBytes(UTF_8), ISO_8859_1), converted);
        }
        // Text may have lost characters long ago, and names in a header too.
        assertThat(FileKind.foreign("gr\ufffd\ufffde,b\n1,2\n".getBytes(UTF_8))).isNull();
        foreign("\u0040\u0001\0\0\0\0\0\0{\"gr\u00ef\u00bf\u00bd\":", "a safetensors file");
    }

    @Test
    void textIsToldFromNumbers() {
        any("{\"class\": \"a.B\"}", "text, perhaps JSON");
        any("  [1, 2]", "text, perhaps JSON");
        any("5.1,3.5,setosa\n4.9,3.0,setosa\n", "text, perhaps a CSV file");
        any("größe;b\n1;2", "text, perhaps a CSV file");
        any("a\tb\n1\t2\n", "text, perhaps a CSV file");
        any("5\n6\n", "text");
        any("\u0089PNG", "a PNG image");
        assertThat(FileKind.any(new byte[0])).isNull();
        assertThat(FileKind.any(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '['})).isNull();
        byte[] numbers = new byte[FileKind.BYTES];
        Arrays.fill(numbers, (byte) 0xc3);
        assertThat(FileKind.any(numbers)).isNull();
    }

    private static void foreign(String start, String kind) {
        assertThat(FileKind.foreign(start.getBytes(ISO_8859_1))).isEqualTo(kind);
        assertThat(FileKind.any(start.getBytes(ISO_8859_1))).isEqualTo(kind);
    }

    private static void any(String text, String kind) {
        assertThat(FileKind.any(text.getBytes(ISO_8859_1))).isEqualTo(kind);
    }
}
