package dev.nnmaven.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.runtime.FileFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("file");
    }

    @Test
    void imagesPlainAndCompressed() throws IOException {
        for (byte[] content : new byte[][] {IdxFile.images(70), IdxFile.gzip(IdxFile.images(70))}) {
            Table table = read(content);
            assertThat(table.rows()).isEqualTo(70);
            assertThat(table.columns()).isEqualTo(4);
            assertThat(table.columnNames()).isEmpty();
            assertThat(table.get(0, 3)).isEqualTo(3);
            assertThat(table.get(63, 3)).isEqualTo(255);
            assertThat(table.get(64, 0)).isZero();
        }
    }

    @Test
    void tablesOfManyChunksAndOfVeryLongRows() throws IOException {
        // A chunk has 4 MiB.
        byte[] data = new byte[9_000_000];
        new Random(1).nextBytes(data);
        for (int[] dimensions :
                new int[][] {{9_000_000}, {3_000_000, 3}, {9, 1_000_000}, {1, 9_000_000}, {2, 9, 500_000}}) {
            Table table = read(IdxFile.of(8, dimensions, data));
            int columns = 9_000_000 / dimensions[0];
            assertThat(table.rows()).isEqualTo(dimensions[0]);
            assertThat(table.columns()).isEqualTo(columns);
            for (int i = 0; i < data.length; i++) {
                if (table.get(i / columns, i % columns) != (data[i] & 0xff)) {
                    assertThat(table.get(i / columns, i % columns)).isEqualTo(data[i] & 0xff);
                }
            }
        }
    }

    @Test
    void chunksOfWideNumbers() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(8 * 1_200_000);
        for (int i = 0; i < 1_200_000; i++) {
            data.putDouble(i / 7.0);
        }
        for (byte[] content : new byte[][] {
            IdxFile.of(14, new int[] {1_200_000}, data.array()),
            IdxFile.gzip(IdxFile.of(14, new int[] {1_200_000}, data.array()))
        }) {
            Table table = read(content);
            for (int i = 0; i < 1_200_000; i++) {
                if (table.get(i, 0) != i / 7.0) {
                    assertThat(table.get(i, 0)).isEqualTo(i / 7.0);
                }
            }
        }
    }

    @Test
    void everyTypeOfNumbers() throws IOException {
        assertThat(row(0x08, new byte[] {-1, 2})).containsExactly(255, 2);
        assertThat(row(0x09, new byte[] {-1, 2})).containsExactly(-1, 2);
        assertThat(row(
                        0x0b,
                        ByteBuffer.allocate(4)
                                .putShort((short) -300)
                                .putShort((short) 7)
                                .array()))
                .containsExactly(-300, 7);
        assertThat(row(
                        0x0c,
                        ByteBuffer.allocate(8)
                                .putInt(Integer.MIN_VALUE)
                                .putInt(16_777_217)
                                .array()))
                .containsExactly(Integer.MIN_VALUE, 16_777_217);
        assertThat(row(
                        0x0d,
                        ByteBuffer.allocate(8).putFloat(0.1f).putFloat(-3e38f).array()))
                .containsExactly(0.1f, -3e38f);
        assertThat(row(
                        0x0e,
                        ByteBuffer.allocate(16).putDouble(0.1).putDouble(-1e300).array()))
                .containsExactly(0.1, -1e300);
    }

    @Test
    void severalMembersAndAllHeaderFieldsOfGzip() throws IOException {
        byte[] images = IdxFile.images(2);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(member(31, Arrays.copyOf(images, 10)));
        content.writeBytes(member(0, new byte[0]));
        content.writeBytes(member(1, Arrays.copyOfRange(images, 10, images.length)));
        assertThat(read(content.toByteArray()).get(1, 3)).isEqualTo(7);
    }

    @Test
    void damagedIdx() {
        refused(new byte[0], "byte 0: found the end of the data, expected 4 more bytes");
        refused(new byte[] {0, 0, 8}, "byte 3: found the end of the data, expected 1 more bytes");
        refused(
                "5.1,3.5\n4.9,3.0\n".getBytes(StandardCharsets.UTF_8),
                "byte 0: found text, perhaps a CSV file, expected two zero bytes, the start of an IDX file");
        refused(
                IdxFile.gzip("5.1,3.5\n".getBytes(StandardCharsets.UTF_8)),
                "byte 0 of the uncompressed data: found text, perhaps a CSV file, expected two zero bytes, the start of"
                        + " an IDX file");
        refused(
                "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
                "byte 0: found a PNG image, expected two zero bytes, the start of an IDX file");
        refused(new byte[] {'P', 'K', 8, 1}, "byte 0: found 'P', expected two zero bytes, the start of an IDX file");
        refused(new byte[] {0, 1, 8, 1}, "byte 1: found byte 0x01, expected two zero bytes, the start of an IDX file");
        refused(
                new byte[] {0, 0, 10, 1},
                "byte 2: found byte 0x0A, expected a type of numbers: 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E");
        refused(new byte[] {0, 0, 8, 0}, "byte 3: found 0 dimensions, expected at least 1");
        refused(new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0}, "byte 9: found the end of the data, expected 3 more bytes");
        refused(IdxFile.of(8, new int[] {1, 0}), "byte 8: found dimension 0, expected a number from 1 to 2147483647");
        refused(
                IdxFile.of(8, new int[] {-1}),
                "byte 4: found dimension 4294967295, expected a number from 1 to 2147483647");
        byte[] images = IdxFile.images(3);
        refused(
                Arrays.copyOf(images, images.length - 1),
                "byte 4: found dimensions for 12 bytes of data, expected at most 11 bytes, all that follows");
        refused(
                Arrays.copyOf(images, images.length + 1),
                "byte 28: found byte 0x00, expected the end of the data, as the dimensions say");
        refused(
                IdxFile.gzip(Arrays.copyOf(images, images.length - 1)),
                "byte 27 of the uncompressed data: found the end of the data, expected 1 more bytes");
        refused(
                IdxFile.gzip(Arrays.copyOf(images, images.length + 1)),
                "byte 28 of the uncompressed data: found byte 0x00, expected the end of the data, as the dimensions say");
        refused(
                IdxFile.of(
                        13,
                        new int[] {2},
                        ByteBuffer.allocate(8).putFloat(1).putFloat(Float.NaN).array()),
                "byte 12: found NaN or an infinite number, expected a finite number");
    }

    @Test
    void dimensionsBeyondTheFile() {
        refused(
                IdxFile.of(14, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}),
                "byte 4: found dimensions for 9223372036854775807 bytes of data, expected at most 0 bytes, all that"
                        + " follows");
        byte[] bomb = IdxFile.gzip(IdxFile.of(8, new int[] {60_000, 28, 28}));
        refused(
                bomb,
                "byte 4 of the uncompressed data: found dimensions for 47040000 bytes of data, expected at most "
                        + (1032L * bomb.length - 16) + " bytes, all that this gzip file can hold");
    }

    @Test
    void gzipBombStopsAtTheEndOfTheDimensions() {
        byte[] zeros = IdxFile.of(8, new int[] {1});
        byte[] bomb = IdxFile.gzip(Arrays.copyOf(zeros, 50_000_000));
        refused(
                bomb,
                "byte 9 of the uncompressed data: found byte 0x00, expected the end of the data, as the dimensions say");
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] gzip = member(0, IdxFile.images(3));
        refused(
                new byte[] {0x1f, (byte) 0x8b},
                "byte 2: found the end of the file, expected the rest of a gzip member");
        refused(changed(gzip, 2, 7), "byte 2: found byte 0x07, expected the compression method deflate, byte 0x08");
        refused(changed(gzip, 3, 0x20), "byte 3: found ' ', expected gzip flags up to byte 0x1F");
        int end = gzip.length;
        refused(
                Arrays.copyOf(gzip, end - 1),
                "byte " + (end - 1) + ": found the end of the file, expected the rest of a gzip member");
        refused(
                Arrays.copyOf(gzip, end - 9),
                "byte " + (end - 9) + ": found the end of the file, expected more compressed data");
        refused(
                Arrays.copyOf(gzip, end + 1),
                "byte " + end + ": found byte 0x00, expected the start of a gzip member, byte 0x1F");
        refused(
                changed(gzip, end - 1, 1),
                "byte " + (end - 4) + ": found 28 bytes of uncompressed data, expected 16777244 as written there");
        CRC32 crc = new CRC32();
        crc.update(IdxFile.images(3));
        long written = ByteBuffer.wrap(gzip, end - 8, 4)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xffffff00L;
        refused(
                changed(gzip, end - 8, 0),
                String.format(
                        "byte %d: found data with the CRC-32 %08x, expected %08x as written there",
                        end - 8, crc.getValue(), written));
        assertThatThrownBy(() -> read(changed(gzip, 10, 7)))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith(file + ": byte ")
                .hasMessageEndingWith(": found damaged compressed data (invalid block type), expected compressed data");
    }

    @Test
    void missingFileIsNoFormatError() {
        assertThatThrownBy(() -> IdxReader.read(file)).isInstanceOf(NoSuchFileException.class);
    }

    private double[] row(int type, byte[] data) throws IOException {
        Table table = read(IdxFile.of(type, new int[] {1, 2}, data));
        return new double[] {table.get(0, 0), table.get(0, 1)};
    }

    private Table read(byte[] content) throws IOException {
        return IdxReader.read(Files.write(file, content));
    }

    private void refused(byte[] content, String expected) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": " + expected);
    }

    private static byte[] changed(byte[] content, int at, int value) {
        byte[] changed = content.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** A gzip member with the header fields that the flags say. */
    private static byte[] member(int flags, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 3});
        if ((flags & 4) != 0) {
            out.writeBytes(new byte[] {3, 0, 1, 2, 3});
        }
        if ((flags & 8) != 0) {
            out.writeBytes(new byte[] {'n', 'a', 'm', 'e', 0});
        }
        if ((flags & 16) != 0) {
            out.writeBytes(new byte[] {'c', 0});
        }
        if ((flags & 2) != 0) {
            out.writeBytes(new byte[] {1, 2});
        }
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] compressed = new byte[1000];
        out.write(compressed, 0, deflater.deflate(compressed));
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer trailer = ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(
                trailer.putInt((int) crc.getValue()).putInt(content.length).array());
        return out.toByteArray();
    }
}
