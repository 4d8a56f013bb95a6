package dev.nnmaven.runtime.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsRefusalTest {
    private static final String W = "'w':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}";
    private static final String B = "'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}";
    private static final byte[] DATA = SafetensorsFile.floats(1, 2, 3);

    @TempDir
    Path directory;

    private final float[] weight = {7, 8};
    private final float[] bias = {9};

    @Test
    void fileOfOtherOriginLoadsIfItFits() throws IOException {
        load(
                " {'__metadata__' : {'format':'pt'} ,\n\t'b':{'data_offsets':[8,12],'shape':[1],'dtype':'F32'},".strip()
                        + W + "}  ",
                DATA);
        assertThat(weight).containsExactly(1, 2);
        assertThat(bias).containsExactly(3);
    }

    @Test
    void aFolderIsRefusedByName() {
        List<Tensor> tensors = List.of(Tensor.vector("b", bias));
        assertThatThrownBy(() -> Weights.load(directory, "net", "1-1", tensors))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(directory + ": cannot be read: it is a folder");
        assertThat(bias).containsExactly(9);
    }

    @Test
    void filesOfOtherKindsAreNamed() {
        String expected = ", expected the length of a header in 8 bytes, followed by that header in JSON";
        refused(
                "sepal_length,species\n5.1,setosa\n".getBytes(StandardCharsets.UTF_8),
                "is no safetensors file: found text, perhaps a CSV file" + expected);
        refused(
                "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1),
                "is no safetensors file: found a PNG image" + expected);
        refused(
                "PK\u0003\u0004\u0014\0\0\0\0\0archive/data.pkl".getBytes(StandardCharsets.ISO_8859_1),
                "is no safetensors file: found a zip archive, as .pt, .npz and .xlsx files are" + expected);
        byte[] cut = Arrays.copyOf(SafetensorsFile.bytes("{\"w\":{\"dtype\":\"F32\"}}", new byte[0]), 20);
        refused(cut, "byte 20: found the end of the file, expected 9 more bytes: it is truncated");
        // These first eight bytes could be a length.
        byte[] gzip = new byte[0x100000];
        gzip[0] = 0x1f;
        gzip[1] = (byte) 0x8b;
        gzip[2] = 8;
        refused(gzip, "is no safetensors file: found a gzip file; decompress it" + expected);
    }

    @Test
    void namesMayBeEscaped() throws IOException {
        load("{'\\u0077':{'dtype':'F\\u0033\\u0032','shape':[1,2],'data_offsets':[0,8]}," + B + "}", DATA);
        assertThat(weight).containsExactly(1, 2);
    }

    @Test
    void doublesLoadIntoFloatsUnlessTheyOverflow() throws IOException {
        String header = "{'w':{'dtype':'F64','shape':[1,2],'data_offsets':[0,16]},"
                + "'b':{'dtype':'F64','shape':[1],'data_offsets':[16,24]}}";
        load(header, SafetensorsFile.doubles(0.1, Double.POSITIVE_INFINITY, Double.NaN));
        assertThat(weight).containsExactly(0.1f, Float.POSITIVE_INFINITY);
        assertThat(bias).containsExactly(Float.NaN);
        weight[0] = 7;
        weight[1] = 8;
        bias[0] = 9;
        refused(
                header,
                SafetensorsFile.doubles(1, 2, -1e39),
                "tensor b, byte " + (8 + header.length() + 16)
                        + ": found -1.0E39, expected a number from -3.4028235E38 to 3.4028235E38, the range of a float");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                   | byte 8: found '[', expected the '{' of a JSON object",
                " ` {}`               | byte 8: found ' ', expected the '{' of a JSON object",
                "{                    | byte 9: found the end of the header, expected a tensor name in quotes",
                "{}x                  | byte 10: found 'x', expected the end of the header",
                "{5                   | byte 9: found '5', expected a tensor name in quotes",
                "{'w'                 | byte 12: found the end of the header, expected ':'",
                "{'w':5}              | byte 13: found '5', expected the '{' of a tensor description",
                "{'w':{}}             | byte 13: found a tensor \"w\" without dtype, expected dtype, shape and data_offsets",
                "{'w':{'dtype':'F32'}} | byte 13: found a tensor \"w\" without shape, expected dtype, shape and data_offsets",
                "{'w':{'dtype':5}}    | byte 22: found '5', expected a type in quotes",
                "{'w':{'dtype':'F32','dtype':'F32'}} | byte 28: found a second \"dtype\", expected every name once",
                "{'w':{'kind':'F32'}} | byte 14: found \"kind\", expected one of dtype, shape and data_offsets",
                "{'w':{'shape':[1.5]}} | byte 24: found '.', expected ',' or ']'",
                "{'w':{'shape':[-1]}} | byte 23: found '-', expected a dimension, a whole number",
                "{'w':{'shape':[01]}} | byte 23: found a number with a leading zero, expected a dimension, a whole number",
                "{'w':{'shape':[1,]}} | byte 25: found ']', expected a dimension, a whole number",
                "{'w':{'shape':[9223372036854775808]}} | byte 23: found a number above 9223372036854775807, expected a dimension, a whole number",
                "{'w':{'shape':[1,1,1,1,1,1,1,1,1]}} | byte 39: found another number, expected at most 8",
                "{'w':{'shape':[[1]]}} | byte 23: found '[', expected a dimension, a whole number",
                "{'w                  | byte 11: found the end of the header, expected the closing '\"' of the string that starts at byte 9",
                "{'\\x':              | byte 11: found 'x', expected one of \" \\ / b f n r t u after a backslash",
                "{'\\u12g4':          | byte 14: found 'g', expected four hexadecimal digits after \\u",
                "{'\\ud800':{}}       | byte 9: found half of a surrogate pair in a string, expected Unicode text",
                "{'__metadata__':{'a':5}} | byte 29: found '5', expected a string as metadata value",
                "{'__metadata__':{'a':'','a':''}} | byte 32: found a second metadata key \"a\", expected every key once",
                "{'__metadata__':{},'__metadata__':{}} | byte 27: found a second \"__metadata__\", expected every name once",
            })
    void headerThatIsNoTensorList(String header, String expected) {
        refused(header, DATA, expected);
    }

    @Test
    void tensorsThatDoNotFillTheData() {
        refused(
                "{" + W + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[9,13]}}",
                DATA,
                "tensor b: found data from byte 9, a gap, expected data from byte 8");
        refused(
                "{" + W + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[4,12]}}",
                DATA,
                "tensor b: found data from byte 4, an overlap with the tensor before, expected data from byte 8");
        refused(
                "{" + W + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[8,16]}}",
                DATA,
                "byte 130: found the end of the file, expected 4 more bytes: it is truncated");
        refused(
                "{" + W + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[12,8]}}",
                DATA,
                "tensor b: found data_offsets [12, 8], expected begin and end of a byte range");
        refused(
                "{" + W + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[8]}}",
                DATA,
                "tensor b: found data_offsets [8], expected begin and end of a byte range");
        refused(
                "{" + W + "," + B + "}",
                SafetensorsFile.floats(1, 2, 3, 4),
                "byte 130: found more bytes, expected the end of the file, as the header says");
        refused(
                "{" + W + "," + B + "}",
                "\u0001\ufffd\ufffd\ufffd\ufffd?".getBytes(StandardCharsets.UTF_8),
                "byte 130: found more bytes, expected the end of the file, as the header says; it looks as if it had been"
                        + " copied as text, such as by Maven's resource filtering; give its extension to"
                        + " maven-resources-plugin as a nonFilteredFileExtension");
        refused("{" + W + "," + W + "}", DATA, "byte 64: found a second tensor \"w\", expected every name once");
    }

    @Test
    void tensorsThatDoNotFitTheNetwork() {
        unfit("{" + W + "}", SafetensorsFile.floats(1, 2), "tensor b: expected shape [1], found none");
        unfit(
                "{" + W + "," + B + ",'c':{'dtype':'F32','shape':[0],'data_offsets':[12,12]}}",
                DATA,
                "tensor c: expected none, found shape [0]");
        unfit("{" + W.replace("[1,2]", "[2,1]") + "," + B + "}", DATA, "tensor w: expected shape [1, 2], found [2, 1]");
        unfit(
                "{" + W.replace("F32", "I32") + "," + B + "}",
                DATA,
                "tensor w: expected dtype \"F32\" or \"F64\", found \"I32\"");
        refused(
                "{" + W.replace("F32", "F64") + "," + B + "}",
                DATA,
                "tensor w: found 8 bytes of data, expected 16 bytes for shape [1, 2] of F64");
    }

    @Test
    void allDifferencesAtOnce() {
        unfit(
                "{'__metadata__':{'nn.fingerprint':'2-2','nn.network':'A'},"
                        + W.replace("'w'", "'v'").replace("[1,2]", "[2,1]") + "," + B + "}",
                DATA,
                "declaration: expected 2-1, found 2-2",
                "tensor w: expected shape [1, 2], found none",
                "tensor v: expected none, found shape [2, 1]",
                "(saved by A)");
    }

    @Test
    void manyDifferencesAreCounted() {
        StringBuilder tensors = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            tensors.append(",'x").append(i).append("':{'dtype':'F32','shape':[0],'data_offsets':[12,12]}");
        }
        String[] lines = new String[31];
        // Empty tensors are sorted by name.
        List<String> names =
                IntStream.range(0, 40).mapToObj(i -> "x" + i).sorted().toList();
        Arrays.setAll(
                lines,
                i -> i < 30
                        ? "tensor " + names.get(i) + ": expected none, found shape [0]"
                        : "and 10 more differences");
        unfit("{" + W + "," + B + tensors + "}", DATA, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3-4(relu)-2(softmax, no bias), cross_entropy, gradient | 3-4(relu)-2(softmax), cross_entropy, gradient"
                        + " | layers[1]: expected 2(softmax, no bias), found 2(softmax)",
                "3-4(relu)-1(tanh), squared_error, gradient | 5-4(tanh)-1(tanh), squared_error, gradient"
                        + " | inputs: expected 3, found 5; layers[0]: expected 4(relu), found 4(tanh)",
                "3-1(sigmoid), squared_error, weighted_error | 3-2(relu)-1(sigmoid), cross_entropy, gradient"
                        + " | layers[0]: expected 1(sigmoid), found 2(relu); layers[1]: expected none, found 1(sigmoid);"
                        + " loss: expected squared_error, found cross_entropy;"
                        + " error rule: expected weighted_error, found gradient",
                "3-1(sigmoid), squared_error, gradient | 3-1(sigmoid), squared_error, gradient, dropout"
                        + " | declaration: expected 3-1(sigmoid), squared_error, gradient,"
                        + " found 3-1(sigmoid), squared_error, gradient, dropout",
                "3-1(sigmoid), squared_error, gradient | )-(-(, , "
                        + " | declaration: expected 3-1(sigmoid), squared_error, gradient, found )-(-(, ,",
            })
    void fingerprintsAreTakenApart(String expected, String found, String differences) {
        List<String> lines = new ArrayList<>();
        FingerprintDifferences.add(expected, found, lines);
        assertThat(String.join("; ", lines).strip()).isEqualTo(differences);
    }

    @Test
    void metadataThatDoesNotFit() {
        refused(
                "{'__metadata__':{'nn.fingerprint':'2-1'}," + W + "," + B + "}",
                DATA,
                "metadata: found nn.fingerprint without nn.crc32, expected a checksum of the data");
        refused(
                "{'__metadata__':{'nn.crc32':'00000000'}," + W + "," + B + "}",
                DATA,
                "data: found bytes with the CRC-32 b20e96b1, expected 00000000 as in metadata nn.crc32");
    }

    @Test
    void headerLengthBeyondTheFileOrTheLimit() throws IOException {
        refused(new byte[0], "byte 0: found an empty file, expected a safetensors file");
        refused(new byte[7], "byte 7: found the end of the file, expected 1 more byte: it is truncated");
        refused(new byte[8], "byte 8: found the end of the header, expected the '{' of a JSON object");
        refused(lengthOnly(5, 12), "byte 12: found the end of the file, expected 1 more byte: it is truncated");
        refused(
                lengthOnly(-1, 12),
                "byte 0: found a header of 18446744073709551615 bytes, expected at most 100000000 bytes,"
                        + " the longest header allowed");
        Path file = SafetensorsFile.write(directory, lengthOnly(100_000_001, 12));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 300_000_000);
        }
        refused(
                file,
                "byte 0: found a header of 100000001 bytes, expected at most 100000000 bytes, the longest header"
                        + " allowed");
    }

    @Test
    void headerThatIsNotUtf8() {
        byte[] content = SafetensorsFile.bytes("{'w':{}}".replace('\'', '"'), new byte[0]);
        content[10] = (byte) 0xc3;
        refused(content, "byte 10: found byte 0xC3, expected UTF-8 text");
        byte[] control = SafetensorsFile.bytes("{'w\n':{}}".replace('\'', '"'), new byte[0]);
        refused(control, "byte 11: found byte 0x0A, expected an escape such as \\n inside a string");
    }

    @Test
    void deepNestingIsNoTrouble() {
        refused("{'w':" + "[".repeat(1_000_000), DATA, "byte 13: found '[', expected the '{' of a tensor description");
        refused(
                "{'w':" + "{'w':".repeat(1_000_000),
                DATA,
                "byte 14: found \"w\", expected one of dtype, shape and data_offsets");
    }

    @Test
    void headersOfVeryManyEntriesAreRefusedEarly() {
        StringBuilder tensors = new StringBuilder("{");
        for (int i = 0; i <= 100_000; i++) {
            tensors.append("'").append(i).append("':{'dtype':'F32','shape':[0],'data_offsets':[0,0]},");
        }
        int last = 8 + tensors.lastIndexOf("'100000'");
        refused(tensors.toString(), DATA, "byte " + last + ": found another tensor, expected at most 100000 tensors");
        StringBuilder metadata = new StringBuilder("{'__metadata__':{");
        for (int i = 0; i <= 10_000; i++) {
            metadata.append("'").append(i).append("':'',");
        }
        last = 8 + metadata.lastIndexOf("'10000'");
        refused(metadata.toString(), DATA, "byte " + last + ": found another metadata entry, expected at most 10000");
    }

    @Test
    void missingFileIsNoFormatError() {
        assertThatThrownBy(() -> Weights.load(directory.resolve("none"), "Net", "2-1", tensors()))
                .isInstanceOf(NoSuchFileException.class);
    }

    private List<Tensor> tensors() {
        return List.of(Tensor.matrixByInput("w", new float[][] {{0}, {0}}), Tensor.vector("b", bias));
    }

    private static byte[] lengthOnly(long length, int fileSize) {
        return ByteBuffer.allocate(fileSize)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }

    private void load(String header, byte[] data) throws IOException {
        Path file = SafetensorsFile.write(directory, header.replace('\'', '"'), data);
        Weights.load(file, "Net", "2-1", List.of(Tensor.matrix("w", 1, 2, weight), Tensor.vector("b", bias)));
    }

    private void unfit(String header, byte[] data, String... differences) {
        Path file = SafetensorsFile.write(directory, SafetensorsFile.bytes(header.replace('\'', '"'), data));
        refusedWith(file, file + " does not fit Net:\n  " + String.join("\n  ", differences));
    }

    private void refused(String header, byte[] data, String expected) {
        refused(SafetensorsFile.bytes(header.replace('\'', '"'), data), expected);
    }

    private void refused(byte[] content, String expected) {
        refused(SafetensorsFile.write(directory, content), expected);
    }

    private void refused(Path file, String expected) {
        refusedWith(file, file + ": " + expected);
    }

    private void refusedWith(Path file, String message) {
        assertThatThrownBy(() -> Weights.load(
                        file, "Net", "2-1", List.of(Tensor.matrix("w", 1, 2, weight), Tensor.vector("b", bias))))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(message);
        assertThat(weight).containsExactly(7, 8);
        assertThat(bias).containsExactly(9);
        assertThat(Files.exists(file)).isTrue();
    }
}
