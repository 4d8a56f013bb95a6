package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.Layer;
import dev.nnmaven.annotations.Optimizer;
import dev.nnmaven.annotations.Schedule;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.declaration.StepDeclaration;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Choice;
import dev.nnmaven.plugin.codegen.read.common.Defaults;
import dev.nnmaven.plugin.codegen.read.common.Suggestions;
import dev.nnmaven.plugin.codegen.read.common.Words;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import dev.nnmaven.plugin.codegen.spec.Hyperparameter;
import dev.nnmaven.plugin.codegen.spec.NamedNumber;
import dev.nnmaven.plugin.codegen.spec.ScheduleNumber;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    AnnotationValues(Trees trees, NewerClasses newer, Problems problems) {
        this.flaws = new ConstantFlaws(trees, newer);
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
                        constant.asType().toString().equals(choice.type().getCanonicalName()))
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
            return "this is not " + choice.type().getCanonicalName() + "." + name + "; is an import missing?";
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

    StepDeclaration steps(AnnotationArguments arguments) {
        Located<Optimizer> optimizer = choice(arguments, "", "optimizer", Choice.OPTIMIZER, Defaults.OPTIMIZER);
        Map<Hyperparameter, Located<Double>> numbers = numbers(arguments, "", Hyperparameter.values());
        Optional<ExpressionTree> schedule = arguments.expression("schedule");
        if (schedule.isEmpty()) {
            return new StepDeclaration(optimizer, numbers, Located.of(Defaults.SCHEDULE, arguments.origin()), Map.of());
        }
        Optional<AnnotationArguments> inner = nested(
                arguments.text(),
                schedule.get(),
                arguments.value("schedule", AnnotationMirror.class).orElse(null),
                Schedule.class,
                "schedule");
        return inner.isEmpty()
                ? new StepDeclaration(optimizer, numbers, Located.unreadable(arguments.originOf("schedule")), Map.of())
                : new StepDeclaration(
                        optimizer,
                        numbers,
                        choice(inner.get(), "schedule.", "kind", Choice.SCHEDULE, Defaults.SCHEDULE),
                        numbers(inner.get(), "schedule.", ScheduleNumber.values()));
    }

    /** Those that were given. */
    private <N extends NamedNumber> Map<N, Located<Double>> numbers(
            AnnotationArguments arguments, String prefix, N[] names) {
        Map<N, Located<Double>> numbers = new LinkedHashMap<>();
        for (N name : names) {
            if (arguments.expression(name.field()).isPresent()) {
                numbers.put(name, number(arguments, prefix, name));
            }
        }
        return numbers;
    }

    private Located<Double> number(AnnotationArguments arguments, String prefix, NamedNumber name) {
        if (!name.whole()) {
            return given(arguments, prefix, name.field(), Double.class, Words.NUMBER);
        }
        Located<Integer> whole =
                given(arguments, prefix, name.field(), Integer.class, Words.between(name.least(), Integer.MAX_VALUE));
        return new Located<>(whole.value().map(Integer::doubleValue), whole.origin());
    }

    private LayerDeclaration layer(SourceText text, ExpressionTree written, Object value, int index, boolean inferred) {
        String prefix = Words.layer(index) + ".";
        Optional<AnnotationArguments> found = nested(text, written, value, Layer.class, Words.layer(index));
        if (found.isEmpty()) {
            return LayerDeclaration.unreadable(text.origin(written));
        }
        AnnotationArguments arguments = found.get();
        return new LayerDeclaration(
                arguments.origin(),
                optional(arguments, prefix, "name", String.class, Words.STRING, Defaults.LAYER_NAME),
                size(arguments, prefix, "size", inferred, Words.sizeMissing(Words.layer(index))),
                choice(arguments, prefix, "activation", Choice.ACTIVATION, Defaults.ACTIVATION),
                optional(arguments, prefix, "bias", Boolean.class, Words.BOOLEAN, Defaults.BIAS),
                choice(arguments, prefix, "initializer", Choice.INITIALIZER, Defaults.INITIALIZER),
                optional(arguments, prefix, "dropout", Double.class, Words.NUMBER, Defaults.DROPOUT));
    }

    /**
     * An annotation within the annotation; what is none of the type is reported.
     *
     * @param value what the compiler made of it
     * @param path of the attribute, for messages
     */
    private Optional<AnnotationArguments> nested(
            SourceText text, ExpressionTree written, Object value, Class<? extends Annotation> type, String path) {
        boolean right = written instanceof AnnotationTree
                && value instanceof AnnotationMirror mirror
                && ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(type.getName());
        if (right) {
            return Optional.of(AnnotationArguments.of(
                    text, (AnnotationTree) written, (AnnotationMirror) value, type, path + ".", problems));
        }
        String simple = type.getSimpleName();
        String name = written instanceof AnnotationTree annotation
                ? annotation.getAnnotationType().toString()
                : "";
        String meant = Suggestions.closest(name, List.of(simple)).isPresent() ? "; did you mean @" + simple + "?" : "";
        String need = name.equals(simple)
                ? "this is not " + type.getName() + "; is an import missing?"
                : "a @" + simple + " is needed" + meant;
        String shown = name.isEmpty() ? text.text(written) : "@" + name;
        problems.add(text.origin(written), path + " is " + Found.plain(shown) + ": " + need);
        return Optional.empty();
    }
}
