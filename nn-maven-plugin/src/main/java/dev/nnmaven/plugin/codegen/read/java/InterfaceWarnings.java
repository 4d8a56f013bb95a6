package dev.nnmaven.plugin.codegen.read.java;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The kinds of warnings that a compiler has of any class that implements an annotated interface. */
final class InterfaceWarnings {

    private final Elements elements;
    private final Types types;

    InterfaceWarnings(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
    }

    /** Names as {@code @SuppressWarnings} takes them. */
    Set<String> of(TypeElement type) {
        Set<String> warnings = new TreeSet<>();
        for (Element named : named(type)) {
            if (elements.isDeprecated(named)) {
                warnings.add(isForRemoval(named) ? "removal" : "deprecation");
            }
        }
        TypeElement serializable = elements.getTypeElement(Serializable.class.getName());
        if (types.isSubtype(types.erasure(type.asType()), serializable.asType())) {
            warnings.add("serial");
        }
        return warnings;
    }

    /** What the class names: the interface, methods that it implements, and what its inputs and outputs are made of. */
    private Set<Element> named(TypeElement type) {
        Set<Element> named = new LinkedHashSet<>();
        addWithSurrounding(type, named);
        ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .forEach(named::add);
        typeArguments(type.asType()).forEach(argument -> addData(argument, named));
        return named;
    }

    private Stream<TypeMirror> typeArguments(TypeMirror type) {
        return types.directSupertypes(type).stream()
                .filter(supertype -> supertype.getKind() == TypeKind.DECLARED)
                .flatMap(supertype -> TypedFacts.isTyped((TypeElement) ((DeclaredType) supertype).asElement())
                        ? ((DeclaredType) supertype).getTypeArguments().stream()
                        : typeArguments(supertype));
    }

    /** A record with its constructors, components and their types, or an enum with its constants. */
    private void addData(TypeMirror data, Set<Element> named) {
        if (data.getKind() != TypeKind.DECLARED) {
            return;
        }
        TypeElement type = (TypeElement) ((DeclaredType) data).asElement();
        addWithSurrounding(type, named);
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT || member.getKind() == ElementKind.CONSTRUCTOR) {
                named.add(member);
            }
        }
        type.getRecordComponents().forEach(component -> {
            named.add(component.getAccessor());
            TypeMirror part = component.asType();
            if (part.getKind() == TypeKind.DECLARED
                    && ((DeclaredType) part).asElement().getKind() == ElementKind.ENUM) {
                addData(part, named);
            }
        });
    }

    private static void addWithSurrounding(TypeElement type, Set<Element> named) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            named.add(around);
        }
    }

    private boolean isForRemoval(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(Deprecated.class.getName()))
                .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
                .anyMatch(value -> value.getKey().getSimpleName().contentEquals("forRemoval")
                        && Boolean.TRUE.equals(value.getValue().getValue()));
    }
}
