package dev.nnmaven.plugin.codegen.spec;

import dev.nnmaven.plugin.codegen.Origin;
import java.util.List;

/**
 * What the rules need to know of an annotated interface. Draft: the reader adds what its rules need.
 *
 * @param name within its package: {@code Digits} or {@code Outer.Digits}
 */
public record AnnotatedInterface(String name, List<AbstractMethod> abstractMethods) {

    /** A method, own or inherited, that the generated class must implement. */
    public record AbstractMethod(String signature, Origin origin) {}
}
