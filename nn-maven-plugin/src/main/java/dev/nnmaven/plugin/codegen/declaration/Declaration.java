package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.annotations.Activation;
import dev.nnmaven.annotations.ErrorRule;
import dev.nnmaven.annotations.Initializer;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a user wrote, from either front-end: right in its types, defaults filled in, not yet checked for sense. A default
 * has the origin of the declaration that left it out. Where a value could not be read, the rest is still here, so that
 * one run reports every problem.
 *
 * @param origin the annotation, or the start of the JSON object
 * @param source for the header of the generated file: the interface's qualified name, or the spec file relative to the
 *     spec directory with {@code /} between folders
 * @param className qualified name of the class to generate; of an annotated interface always in its package
 * @param annotated what is known of the annotated interface; empty for a JSON spec
 * @param reversible whether the class is to be run backwards; what the annotated interface extends says so
 * @param inputs 0 where a typed interface leaves it out, and so is the size of its last layer
 */
public record Declaration(
        Origin origin,
        String source,
        Located<String> className,
        Optional<AnnotatedInterface> annotated,
        Located<Boolean> reversible,
        Located<Integer> inputs,
        Located<Double> learningRate,
        Located<Long> seed,
        Located<Precision> precision,
        Located<Loss> loss,
        Located<ErrorRule> errorRule,
        StepDeclaration steps,
        Located<List<LayerDeclaration>> layers) {

    /** The word for the class name that this front-end uses. */
    public String classNameField() {
        return annotated.isPresent() ? "className" : "class";
    }

    /** A constant as this front-end writes it. */
    public String shown(Enum<?> constant) {
        return annotated.isPresent() ? constant.name() : constant.name().toLowerCase(Locale.ROOT);
    }

    /** With other sizes. */
    public Declaration with(Located<Integer> otherInputs, Located<List<LayerDeclaration>> otherLayers) {
        return new Declaration(
                origin,
                source,
                className,
                annotated,
                reversible,
                otherInputs,
                learningRate,
                seed,
                precision,
                loss,
                errorRule,
                steps,
                otherLayers);
    }

    /** One layer as written; the name is empty where none is given. */
    public record LayerDeclaration(
            Origin origin,
            Located<String> name,
            Located<Integer> size,
            Located<Activation> activation,
            Located<Boolean> bias,
            Located<Initializer> initializer,
            Located<Double> dropout) {

        public LayerDeclaration withSize(Located<Integer> other) {
            return new LayerDeclaration(origin, name, other, activation, bias, initializer, dropout);
        }

        /** For something that is no layer, so that those after it keep their positions. */
        public static LayerDeclaration unreadable(Origin origin) {
            return new LayerDeclaration(
                    origin,
                    Located.unreadable(origin),
                    Located.unreadable(origin),
                    Located.unreadable(origin),
                    Located.unreadable(origin),
                    Located.unreadable(origin),
                    Located.unreadable(origin));
        }
    }
}
