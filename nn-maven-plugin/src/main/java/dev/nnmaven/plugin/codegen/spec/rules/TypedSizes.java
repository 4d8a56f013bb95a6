package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.spec.TypedShape.DataShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.EnumShape;
import dev.nnmaven.plugin.codegen.spec.TypedShape.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The width of the first and the last vector, where types give it. */
final class TypedSizes {

    /** What a front-end reads where a typed interface leaves a size out. */
    private static final int LEFT_OUT = 0;

    private static final int MOST_NAMES = 10;

    private TypedSizes() {}

    /**
     * The declaration with all sizes filled in; sizes that are there must agree.
     *
     * @param shapes empty where a type is wrong, which is reported already; no rule looks at its size then
     */
    static Declaration fill(Declaration declaration, TypedRules.Shapes shapes, Problems problems) {
        boolean typed =
                declaration.annotated().filter(type -> !type.typed().isEmpty()).isPresent();
        if (!typed) {
            return declaration;
        }
        Located<Integer> inputs = size("inputs", declaration.inputs(), shapes.input(), problems);
        Located<List<LayerDeclaration>> layers = declaration.layers();
        List<LayerDeclaration> filled = new ArrayList<>(layers.value().orElse(List.of()));
        if (!filled.isEmpty()) {
            int last = filled.size() - 1;
            LayerDeclaration layer = filled.get(last);
            Located<Integer> size = size("layers[" + last + "].size", layer.size(), shapes.output(), problems);
            filled.set(last, layer.withSize(size));
        }
        return declaration.with(inputs, new Located<>(layers.value().map(any -> filled), layers.origin()));
    }

    private static Located<Integer> size(
            String path, Located<Integer> written, Optional<? extends DataShape> shape, Problems problems) {
        Origin origin = written.origin();
        if (written.value().isEmpty()) {
            return written;
        }
        int found = written.value().get();
        if (shape.isEmpty()) {
            return found == LEFT_OUT ? Located.unreadable(origin) : written;
        }
        int size = shape.get().size();
        if (found != LEFT_OUT && found != size) {
            String word = path.substring(path.lastIndexOf('.') + 1);
            problems.add(
                    origin,
                    path + " is " + found + ": " + needed(shape.get()) + "; leave " + word + " out or set it to "
                            + size);
            return Located.unreadable(origin);
        }
        return Located.of(size, origin);
    }

    private static String needed(DataShape shape) {
        String name = shape.type().name();
        if (shape instanceof EnumShape labels) {
            return "there is an output for each constant of enum " + name + ", and it has " + labels.size() + ", "
                    + list(labels.constants());
        }
        List<String> numbers = ((RecordShape) shape).numbers();
        return "record " + name + " gives " + numbers.size() + ", " + list(numbers);
    }

    private static String list(List<String> names) {
        int last = names.size() - 1;
        if (last >= MOST_NAMES) {
            return String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
        }
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
