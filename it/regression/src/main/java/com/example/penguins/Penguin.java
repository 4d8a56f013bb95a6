package com.example.penguins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A penguin as it was measured.
 *
 * @param sex {@code female} or {@code male}
 */
record Penguin(String species, double billLength, double billDepth, double flipperLength, double bodyMass, String sex) {
    /** What {@link #features} are, in their order. */
    static final List<String> FEATURES =
            List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "adelie", "chinstrap", "gentoo", "male");

    private static final String HEADER =
            "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex";

    /** All penguins of a file with a header line, which must be {@link #HEADER}. */
    static List<Penguin> read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IOException(csv + ": line 1: expected " + HEADER);
        }
        return lines.stream().skip(1).map(Penguin::parse).toList();
    }

    private static Penguin parse(String line) {
        String[] fields = line.split(",");
        return new Penguin(
                fields[0],
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]),
                Double.parseDouble(fields[5]),
                fields[6]);
    }

    /** Raw: millimetres as they are, and 1 or 0 for yes or no. */
    float[] features() {
        return new float[] {
            (float) billLength,
            (float) billDepth,
            (float) flipperLength,
            species.equals("adelie") ? 1 : 0,
            species.equals("chinstrap") ? 1 : 0,
            species.equals("gentoo") ? 1 : 0,
            sex.equals("male") ? 1 : 0
        };
    }

    /** In grams. */
    float[] target() {
        return new float[] {(float) bodyMass};
    }
}
