package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface.InheritedMethod;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;

/** Collects what the rules need to know of an annotated type. Supertypes that do not exist yet are passed over. */
final class InterfaceFacts {

    private static final String RUNTIME = "dev.nnmaven.runtime.";
    private static final Set<String> REVERSIBLE = Set.of(RUNTIME + "Reversible", RUNTIME + "DoubleReversible");

    private final Elements elements;
    private final Types types;
    private final Trees trees;
    private final NewerClasses newer;
    private final TypedFacts typed;
    private final InterfaceWarnings warnings;

    /** @param paths of source files, as messages show them */
    InterfaceFacts(ProcessingEnvironment environment, Function<JavaFileObject, Path> paths, NewerClasses newer) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.trees = Trees.instance(environment);
        this.newer = newer;
        this.typed = new TypedFacts(environment, paths, newer);
        this.warnings = new InterfaceWarnings(environment);
    }

    /**
     * @param text the file of the type
     * @param annotation where methods are reported that stand in other files
     */
    AnnotatedInterface read(TypeElement type, SourceText text, Origin annotation) {
        Set<String> supertypes = supertypes(type.asType(), new HashSet<>());
        boolean isInterface = type.getKind() == ElementKind.INTERFACE;
        return new AnnotatedInterface(
                nameInPackage(type),
                packageName(type, elements),
                kind(type),
                privateType(type, elements),
                type.getTypeParameters().stream().map(Object::toString).toList(),
                permitted(type, text),
                precisions(supertypes),
                supertypes.stream().anyMatch(REVERSIBLE::contains),
                memberTypes(type),
                isInterface ? methods(type, text, annotation) : List.of(),
                isInterface ? typed.read(type, trees.getPath(type), text, annotation) : List.of(),
                warnings.of(type));
    }

    /**
     * A supertype that may say what the network is, by its simple name, if the compiler cannot find it: first of all one of
     * nn-runtime.
     */
    Optional<String> unresolved(TypeElement type) {
        List<String> names = missingSupertypes(type).stream()
                .filter(missing -> reason(missing).isEmpty())
                .map(missing -> missing.getLeaf().toString())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        return names.stream()
                .filter(TypedFacts::isTyped)
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    /** Why what is inherited stays unknown, as the rest of a sentence: the class file of a supertype is of a newer Java. */
    Optional<String> unreadable(TypeElement type) {
        return unreadable(type, new HashSet<>());
    }

    private Optional<String> unreadable(TypeElement type, Set<TypeElement> seen) {
        if (!seen.add(type)) {
            return Optional.empty();
        }
        Stream<Optional<String>> own = missingSupertypes(type).stream().map(this::reason);
        Stream<Optional<String>> above = type.getInterfaces().stream()
                .filter(supertype -> supertype.getKind() == TypeKind.DECLARED)
                .map(supertype -> unreadable((TypeElement) ((DeclaredType) supertype).asElement(), seen));
        return Stream.concat(own, above).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> reason(TreePath supertype) {
        return newer.reason(supertype.getCompilationUnit(), supertype.getLeaf().toString());
    }

    /** The names behind {@code extends} of a type in a source that mean nothing to the compiler. */
    private List<TreePath> missingSupertypes(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return List.of();
        }
        return ((ClassTree) path.getLeaf())
                .getImplementsClause().stream()
                        .map(tree -> tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree)
                        .map(name -> TreePath.getPath(path, name))
                        .filter(name -> isMissing(trees.getElement(name)))
                        .toList();
    }

    private static boolean isMissing(Element element) {
        return element == null || element.asType().getKind() == TypeKind.ERROR;
    }

    static String packageName(TypeElement type, Elements elements) {
        return elements.getPackageOf(type).getQualifiedName().toString();
    }

    private String nameInPackage(TypeElement type) {
        return nameInPackage(type, elements);
    }

    /** {@code Digits} or {@code Outer.Digits}. */
    static String nameInPackage(TypeElement type, Elements elements) {
        String packageName = packageName(type, elements);
        String qualified = type.getQualifiedName().toString();
        return packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
    }

    private static String kind(TypeElement type) {
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation type"
                : type.getKind().toString().toLowerCase(Locale.ROOT);
    }

    /** The type itself or the one around it that is private. */
    static Optional<String> privateType(TypeElement type, Elements elements) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(nameInPackage((TypeElement) around, elements));
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> permitted(TypeElement type, SourceText text) {
        if (!type.getModifiers().contains(Modifier.SEALED)) {
            return Optional.empty();
        }
        ClassTree tree = trees.getTree(type);
        return Optional.of(tree.getPermitsClause().stream().map(text::text).toList());
    }

    /** Adds the names of all types above this one. */
    private Set<String> supertypes(TypeMirror type, Set<String> found) {
        if (type.getKind() == TypeKind.DECLARED) {
            for (TypeMirror supertype : types.directSupertypes(type)) {
                if (found.add(name(supertype))) {
                    supertypes(supertype, found);
                }
            }
        }
        return found;
    }

    private static Set<Precision> precisions(Set<String> supertypes) {
        Set<Precision> found = EnumSet.noneOf(Precision.class);
        if (supertypes.contains(RUNTIME + "Network")) {
            found.add(Precision.FLOAT);
        }
        if (supertypes.contains(RUNTIME + "DoubleNetwork")) {
            found.add(Precision.DOUBLE);
        }
        return found;
    }

    private Set<String> memberTypes(TypeElement type) {
        return ElementFilter.typesIn(elements.getAllMembers(type)).stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    private List<InheritedMethod> methods(TypeElement type, SourceText text, Origin annotation) {
        List<InheritedMethod> methods = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            Set<Modifier> modifiers = method.getModifiers();
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            // Every typed network implements all that those declare.
            boolean inherited = owner.getKind() == ElementKind.INTERFACE
                    && !TypedFacts.isTyped(owner)
                    && !modifiers.contains(Modifier.STATIC)
                    && !modifiers.contains(Modifier.PRIVATE);
            if (inherited) {
                methods.add(method(type, method, text, annotation));
            }
        }
        return methods;
    }

    private InheritedMethod method(TypeElement type, ExecutableElement method, SourceText text, Origin annotation) {
        // Type arguments filled in: of Answer<float[]> comes float[] query(float[]), not T query(T).
        ExecutableType seen = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
        TreePath path = trees.getPath(method);
        boolean sameFile = path != null && path.getCompilationUnit().equals(text.unit());
        return new InheritedMethod(
                nameInPackage((TypeElement) method.getEnclosingElement()),
                method.getSimpleName().toString(),
                method.getTypeParameters().stream().map(Object::toString).toList(),
                seen.getParameterTypes().stream().map(this::name).toList(),
                name(seen.getReturnType()),
                seen.getThrownTypes().stream().map(this::name).toList(),
                method.getModifiers().contains(Modifier.ABSTRACT),
                sameFile ? text.origin(path.getLeaf()) : annotation);
    }

    /** Erased, qualified, without annotations. */
    private String name(TypeMirror type) {
        TypeMirror erased = types.erasure(type);
        if (erased.getKind().isPrimitive() || erased.getKind() == TypeKind.VOID) {
            return erased.getKind().toString().toLowerCase(Locale.ROOT);
        }
        switch (erased.getKind()) {
            case ARRAY:
                return name(((ArrayType) erased).getComponentType()) + "[]";
            case DECLARED:
                return ((TypeElement) ((DeclaredType) erased).asElement())
                        .getQualifiedName()
                        .toString();
            default:
                return erased.toString();
        }
    }
}
