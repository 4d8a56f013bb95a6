package dev.nnmaven.plugin.codegen.declaration;

import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.problem.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules need to know of the type that carries the annotation.
 *
 * @param name within its package: {@code Digits} or {@code Outer.Digits}
 * @param packageName empty for the unnamed package
 * @param kind as a message names it: {@code interface}, {@code class}, {@code enum}, {@code record} or
 *     {@code annotation type}
 * @param privateType the type itself or the one around it that is private, so that no other file can use it
 * @param typeParameters in their order, empty for an ordinary interface
 * @param permitted the types that a sealed interface names in its {@code permits} clause, as written; empty if it is
 *     not sealed
 * @param runtimeInterfaces the interfaces of {@code nn-runtime} that it extends, by the precision they are for
 * @param reversible whether one of these is for networks that can be run backwards
 * @param memberTypes simple names of the types nested in it, own and inherited
 * @param methods what the generated class meets there: own and inherited, abstract and default
 * @param typed what it declares its network to be: nothing, or one thing
 * @param warnings kinds of warnings that a compiler has of a class that implements it, such as {@code deprecation}
 */
public record AnnotatedInterface(
        String name,
        String packageName,
        String kind,
        Optional<String> privateType,
        List<String> typeParameters,
        Optional<List<String>> permitted,
        Set<Precision> runtimeInterfaces,
        boolean reversible,
        Set<String> memberTypes,
        List<InheritedMethod> methods,
        List<TypedInterface> typed,
        Set<String> warnings) {

    public AnnotatedInterface {
        typeParameters = List.copyOf(typeParameters);
        permitted = permitted.map(List::copyOf);
        runtimeInterfaces = Set.copyOf(runtimeInterfaces);
        memberTypes = Set.copyOf(memberTypes);
        methods = List.copyOf(methods);
        typed = List.copyOf(typed);
        warnings = Set.copyOf(warnings);
    }

    /**
     * A method that the generated class inherits from the interface or has to implement.
     *
     * @param owner the type that declares it, within its package
     * @param typeParameters its own, not those of its type
     * @param parameterTypes erased and qualified, as {@code float[]} or {@code java.nio.file.Path}
     * @param returnType erased and qualified
     * @param thrownTypes qualified
     * @param isAbstract whether the generated class must implement it
     * @param origin where it starts if it stands in the annotated file, otherwise the annotation
     */
    public record InheritedMethod(
            String owner,
            String name,
            List<String> typeParameters,
            List<String> parameterTypes,
            String returnType,
            List<String> thrownTypes,
            boolean isAbstract,
            Origin origin) {

        public InheritedMethod {
            typeParameters = List.copyOf(typeParameters);
            parameterTypes = List.copyOf(parameterTypes);
            thrownTypes = List.copyOf(thrownTypes);
        }
    }
}
