package com.example.digits;

import dev.nnmaven.runtime.Reversible;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** What a network sees behind each digit, as one picture: two rows of five, each with its digit above, ink in black. */
final class BackQueryPicture {
    /** Pixels of an input along each side. */
    private static final int SIDE = 28;

    /** Pixels of the picture along each side of one of an input. */
    private static final int ZOOM = 6;

    private static final int DIGITS_PER_ROW = 5;
    private static final int DIGITS = 10;
    private static final int MARGIN = 14;
    private static final int WHITE = 255;

    private static final int CAPTION_ZOOM = 4;
    private static final int CAPTION_WIDTH = 3;

    /** The digits, each of five rows of three dots: fonts are not there on every machine. */
    private static final String[] CAPTION_ROWS = {
        "###   # ### ### # # ### ### ### ### ###",
        "# #   #   #   # # # #   #     # # # # #",
        "# #   # ### ### ### ### ###   # ### ###",
        "# #   # #     #   #   # # #   # # #   #",
        "###   # ### ###   # ### ###   # ### ###"
    };

    private static final int CELL_WIDTH = SIDE * ZOOM + MARGIN;
    private static final int CAPTION_HEIGHT = CAPTION_ROWS.length * CAPTION_ZOOM;
    private static final int CELL_HEIGHT = CAPTION_HEIGHT + MARGIN / 2 + SIDE * ZOOM + MARGIN;

    private BackQueryPicture() {}

    static void write(Reversible network, Path file) throws IOException {
        int rows = DIGITS / DIGITS_PER_ROW;
        BufferedImage picture = new BufferedImage(
                DIGITS_PER_ROW * CELL_WIDTH + MARGIN, rows * CELL_HEIGHT + MARGIN, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster pixels = picture.getRaster();
        fill(pixels, 0, 0, picture.getWidth(), picture.getHeight(), WHITE);
        for (int digit = 0; digit < DIGITS; digit++) {
            int left = MARGIN + digit % DIGITS_PER_ROW * CELL_WIDTH;
            int top = MARGIN + digit / DIGITS_PER_ROW * CELL_HEIGHT;
            drawCaption(pixels, left, top, digit);
            draw(pixels, left, top + CAPTION_HEIGHT + MARGIN / 2, network.backquery(digit));
        }
        save(picture, file);
    }

    /** Whoever looks at the file sees the old picture or the new one. */
    private static void save(BufferedImage picture, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        if (!ImageIO.write(picture, "png", unfinished.toFile())) {
            throw new IOException("this JDK has no writer for PNG files, such as " + file);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void drawCaption(WritableRaster pixels, int left, int top, int digit) {
        for (int y = 0; y < CAPTION_ROWS.length; y++) {
            for (int x = 0; x < CAPTION_WIDTH; x++) {
                if (CAPTION_ROWS[y].charAt(digit * (CAPTION_WIDTH + 1) + x) == '#') {
                    fill(pixels, left + x * CAPTION_ZOOM, top + y * CAPTION_ZOOM, CAPTION_ZOOM, CAPTION_ZOOM, 0);
                }
            }
        }
    }

    private static void draw(WritableRaster pixels, int left, int top, float[] inputs) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int grey = Math.round(WHITE * (1 - inputs[y * SIDE + x]));
                fill(pixels, left + x * ZOOM, top + y * ZOOM, ZOOM, ZOOM, grey);
            }
        }
    }

    private static void fill(WritableRaster pixels, int left, int top, int width, int height, int grey) {
        int[] greys = new int[width * height];
        Arrays.fill(greys, grey);
        pixels.setPixels(left, top, width, height, greys);
    }
}
