package dev.nnmaven.plugin.codegen.emit.text;

import dev.nnmaven.plugin.codegen.plan.LayerPlan;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comment at the top of a generated file: where it comes from, and a table of its layers. */
public final class Header {

    private Header() {}

    /**
     * <pre>{@code
     * // Generated from com.example.digits.Digits by nn-maven-plugin. Do not edit.
     * //
     * //   layer   in × out   activation  bias  loops                   multiply-adds
     * //   hidden  784 × 200  sigmoid     yes   tiled, a row per input        156,800
     * //   output  200 × 10   sigmoid     yes   tiled, a row per neuron         2,000
     * }</pre>
     */
    public static String of(NetworkPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "in × out", "activation", "bias", "loops", "multiply-adds"));
        for (LayerPlan layer : plan.layers()) {
            rows.add(List.of(
                    layer.spec().name(),
                    layer.inputs() + " × " + layer.outputs(),
                    Activations.formula(layer.spec().activation()),
                    layer.spec().bias() ? "yes" : "no",
                    layer.form().description(),
                    String.format(Locale.ROOT, "%,d", layer.multiplyAdds())));
        }
        StringBuilder text = new StringBuilder();
        text.append(firstLine(plan)).append('\n');
        for (List<String> row : rows) {
            text.append('\n').append(line(row, rows));
        }
        return text.toString();
    }

    /** {@code Generated from com.example.digits.Digits by nn-maven-plugin. Do not edit.} */
    public static String firstLine(NetworkPlan plan) {
        return GeneratedSource.ORIGIN + printable(plan.spec().declaration()) + GeneratedSource.OWNER;
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        int last = row.size() - 1;
        for (int column = 0; column <= last; column++) {
            int c = column;
            int width = rows.stream().mapToInt(r -> length(r.get(c))).max().orElse(0);
            String padding = " ".repeat(width - length(row.get(column)));
            line.append("  ").append(column == last ? padding + row.get(column) : row.get(column) + padding);
        }
        return line.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** A file name may hold anything: a line end, or a backslash that starts an escape, would end the comment. */
    private static String printable(String declaration) {
        return declaration.replaceAll("[^\\p{L}\\p{N} ._$/-]", "_");
    }
}
