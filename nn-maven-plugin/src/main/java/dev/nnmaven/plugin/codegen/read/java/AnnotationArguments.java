package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Suggestions;
import dev.nnmaven.plugin.codegen.read.common.Words;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * The arguments of one annotation: as written, and as the compiler understood them.
 *
 * @param origin of the annotation
 * @param written by the attribute's name, first one first; only attributes that exist
 * @param values by the attribute's name
 */
record AnnotationArguments(
        SourceText text, Origin origin, Map<String, ExpressionTree> written, Map<String, AnnotationValue> values) {

    /**
     * Reports attributes that do not exist or are there twice.
     *
     * @param prefix of the attributes in messages: empty, or {@code layers[1].}
     */
    static AnnotationArguments of(
            SourceText text,
            AnnotationTree tree,
            AnnotationMirror mirror,
            Class<? extends Annotation> type,
            String prefix,
            Problems problems) {
        List<String> attributes = Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .sorted()
                .toList();
        Map<String, ExpressionTree> written = new LinkedHashMap<>();
        for (ExpressionTree argument : tree.getArguments()) {
            boolean named = argument instanceof AssignmentTree;
            String name = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
            ExpressionTree value = named ? ((AssignmentTree) argument).getExpression() : argument;
            if (!attributes.contains(name)) {
                problems.add(text.origin(argument), noAttribute(prefix + name, name, type, attributes));
            } else if (written.containsKey(name)) {
                Origin first = text.origin(written.get(name));
                problems.add(
                        text.origin(argument),
                        prefix + name + " is given twice: once is needed, and the first is at [" + first.line() + ","
                                + first.column() + "]");
            } else {
                written.put(name, value);
            }
        }
        Map<String, AnnotationValue> values = new LinkedHashMap<>();
        mirror.getElementValues()
                .forEach((method, value) ->
                        values.putIfAbsent(method.getSimpleName().toString(), value));
        return new AnnotationArguments(text, text.origin(tree), written, values);
    }

    private static String noAttribute(
            String path, String name, Class<? extends Annotation> type, List<String> attributes) {
        String meant = Suggestions.didYouMean(name, attributes);
        return Found.plain(path) + " is unknown: @" + type.getSimpleName() + " has no such attribute"
                + (meant.isEmpty() ? ", it has " + Words.list(attributes) : meant);
    }

    Optional<ExpressionTree> expression(String attribute) {
        return Optional.ofNullable(written.get(attribute));
    }

    /** What the compiler made of an argument; empty if that is nothing of this type. */
    <T> Optional<T> value(String attribute, Class<T> type) {
        return Optional.ofNullable(values.get(attribute))
                .map(AnnotationValue::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    Origin originOf(String attribute) {
        return expression(attribute).map(text::origin).orElse(origin);
    }
}
