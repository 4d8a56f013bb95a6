package dev.nnmaven.plugin.codegen.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.plugin.codegen.Origin;
import dev.nnmaven.plugin.codegen.Problems;
import dev.nnmaven.plugin.codegen.spec.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.spec.Found;
import dev.nnmaven.plugin.codegen.spec.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads the values of annotations, each with its place, and reports those that are none. */
final class AnnotationValues {

    /** What the compiler says instead of a value that it could not find out, whatever the attribute's type. */
    private static final String ERROR = "<error>";

    private final ConstantFlaws flaws;
    private final Problems problems;

    AnnotationValues(Trees trees, Problems problems) {
        this.flaws = new ConstantFlaws(trees);
        this.problems = problems;
    }

    /** The value as written, or the default at the place of the annotation. */
    <T> Located<T> optional(
            AnnotationArguments arguments, String prefix, String name, Class<T> type, String wanted, T byDefault) {
        return arguments.expression(name).isEmpty()
                ? Located.of(byDefault, arguments.origin())
                : given(arguments, prefix, name, type, wanted);
    }

    /** @param inferred whether it may be left out, since types say it */
    Located<Integer> size(AnnotationArguments arguments, String prefix, String name, boolean inferred, String missing) {
        if (arguments.expression(name).isEmpty() && inferred) {
            return Located.of(Defaults.INFERRED, arguments.origin());
        }
        if (arguments.expression(name).isEmpty()) {
            problems.add(arguments.origin(), missing);
            return Located.unreadable(arguments.origin());
        }
        return given(arguments, prefix, name, Integer.class, Words.WHOLE_NUMBER);
    }

    private <T> Located<T> given(
            AnnotationArguments arguments, String prefix, String name, Class<T> type, String wanted) {
        ExpressionTree expression = arguments.expression(name).orElseThrow();
        Origin origin = arguments.originOf(name);
        Optional<T> value =
                arguments.value(name, type).filter(found -> !found.equals(ERROR) || isLiteral(expression, ERROR));
        if (value.isPresent()) {
            return Located.of(value.get(), origin);
        }
        problems.add(
                origin,
                prefix + name + " is " + Found.plain(arguments.text().text(expression)) + ": "
                        + flaws.reason(arguments.text().unit(), expression, wanted));
        return Located.unreadable(origin);
    }

    private static boolean isLiteral(ExpressionTree expression, String text) {
        return expression instanceof LiteralTree literal && text.equals(literal.getValue());
    }

    <E extends Enum<E>> Located<E> choice(
            AnnotationArguments arguments, String prefix, String name, Choice<E> choice, E byDefault) {
        Optional<ExpressionTree> expression = arguments.expression(name);
        if (expression.isEmpty()) {
            return Located.of(byDefault, arguments.origin());
        }
        Origin origin = arguments.originOf(name);
        Optional<E> value = arguments
                .value(name, VariableElement.class)
                .filter(constant ->
                        constant.asType().toString().equals(choice.type().getName()))
                .flatMap(constant -> choice.byJavaName(constant.getSimpleName().toString()));
        if (value.isPresent()) {
            return Located.of(value.get(), origin);
        }
        String written = arguments.text().text(expression.get());
        problems.add(
                origin,
                prefix + name + " is " + Found.plain(written) + ": " + choiceFlaw(choice, expression.get(), written));
        return Located.unreadable(origin);
    }

    private static String choiceFlaw(Choice<?> choice, ExpressionTree expression, String written) {
        boolean isName = expression instanceof IdentifierTree || expression instanceof MemberSelectTree;
        if (!isName) {
            return choice.wanted(choice.javaNames());
        }
        String name = written.substring(written.lastIndexOf('.') + 1).strip();
        if (choice.javaNames().contains(name)) {
            return "this is not " + choice.type().getName() + "." + name + "; is an import missing?";
        }
        return choice.noSuch(name, choice.javaNames());
    }

    /** @param inferred whether the size of the last layer may be left out */
    Located<List<LayerDeclaration>> layers(AnnotationArguments arguments, boolean inferred) {
        Optional<ExpressionTree> written = arguments.expression("layers");
        if (written.isEmpty()) {
            problems.add(arguments.origin(), Words.LAYERS_MISSING);
            return Located.unreadable(arguments.origin());
        }
        Origin origin = arguments.originOf("layers");
        List<? extends ExpressionTree> trees =
                written.get() instanceof NewArrayTree list ? list.getInitializers() : List.of(written.get());
        List<?> values = arguments.value("layers", List.class).orElse(List.of());
        List<LayerDeclaration> layers = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            Object value = i < values.size() ? ((AnnotationValue) values.get(i)).getValue() : null;
            layers.add(layer(arguments.text(), trees.get(i), value, i, inferred && i == trees.size() - 1));
        }
        return Located.of(layers, origin);
    }

    private LayerDeclaration layer(SourceText text, ExpressionTree written, Object value, int index, boolean inferred) {
        boolean isLayer = written instanceof AnnotationTree
                && value instanceof AnnotationMirror mirror
                && ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(Layer.class.getName());
        if (!isLayer) {
            return noLayer(text, written, index);
        }
        String prefix = Words.layer(index) + ".";
        AnnotationArguments arguments = AnnotationArguments.of(
                text, (AnnotationTree) written, (AnnotationMirror) value, Layer.class, prefix, problems);
        return new LayerDeclaration(
                arguments.origin(),
                optional(arguments, prefix, "name", String.class, Words.STRING, Defaults.LAYER_NAME),
                size(arguments, prefix, "size", inferred, Words.sizeMissing(Words.layer(index))),
                choice(arguments, prefix, "activation", Choice.ACTIVATION, Defaults.ACTIVATION),
                optional(arguments, prefix, "bias", Boolean.class, Words.BOOLEAN, Defaults.BIAS));
    }

    private LayerDeclaration noLayer(SourceText text, ExpressionTree written, int index) {
        Origin origin = text.origin(written);
        String type = written instanceof AnnotationTree annotation
                ? annotation.getAnnotationType().toString()
                : "";
        String need = type.equals("Layer")
                ? "this is not " + Layer.class.getName() + "; is an import missing?"
                : "a @Layer is needed"
                        + (Suggestions.closest(type, List.of("Layer")).isPresent() ? "; did you mean @Layer?" : "");
        String shown = type.isEmpty() ? text.text(written) : "@" + type;
        problems.add(origin, Words.layer(index) + " is " + Found.plain(shown) + ": " + need);
        return LayerDeclaration.unreadable(origin);
    }
}
