package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.Precision;
import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.declaration.TypedInterface;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.read.common.Words;
import dev.nnmaven.plugin.codegen.read.java.DataTypes.Mention;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;

/** Collects what an annotated interface says of its inputs and outputs by extending a typed interface of nn-runtime. */
final class TypedFacts {

    private static final String PACKAGE = "dev.nnmaven.runtime.";

    private static final Map<String, Known> BY_NAME = new HashMap<>();

    static {
        for (TypedInterface.Kind kind : TypedInterface.Kind.values()) {
            for (Precision precision : Precision.values()) {
                BY_NAME.put(TypedInterface.name(kind, precision), new Known(kind, precision));
            }
        }
    }

    private record Known(TypedInterface.Kind kind, Precision precision) {}

    private final Types types;
    private final Trees trees;
    private final DataTypes dataTypes;

    TypedFacts(ProcessingEnvironment environment, Function<JavaFileObject, Path> paths, NewerClasses newer) {
        this.types = environment.getTypeUtils();
        this.trees = Trees.instance(environment);
        this.dataTypes = new DataTypes(environment, paths, newer);
    }

    /** Whether a type is one of those interfaces. */
    static boolean isTyped(TypeElement type) {
        return known(type).isPresent();
    }

    private static Optional<Known> known(Element element) {
        String name =
                element instanceof TypeElement type ? type.getQualifiedName().toString() : "";
        return name.startsWith(PACKAGE)
                ? Optional.ofNullable(BY_NAME.get(name.substring(PACKAGE.length())))
                : Optional.empty();
    }

    /** @param annotation the place of what is said in another file */
    List<TypedInterface> read(TypeElement type, TreePath path, SourceText text, Origin annotation) {
        Map<String, DeclaredType> found = new LinkedHashMap<>();
        collect(type.asType(), found);
        List<TypedInterface> typed = new ArrayList<>();
        for (DeclaredType supertype : found.values()) {
            Optional<Tree> tree = written(path, supertype);
            List<? extends Tree> arguments =
                    tree.orElse(null) instanceof ParameterizedTypeTree generic ? generic.getTypeArguments() : List.of();
            List<Mention> mentions = new ArrayList<>();
            for (int i = 0; i < supertype.getTypeArguments().size(); i++) {
                mentions.add(i < arguments.size() ? Mention.of(text, arguments.get(i)) : Mention.at(annotation));
            }
            Known known = known(supertype.asElement()).orElseThrow();
            typed.add(new TypedInterface(
                    tree.map(text::origin).orElse(annotation),
                    known.kind(),
                    known.precision(),
                    dataTypes.arguments(supertype.getTypeArguments(), mentions)));
        }
        return typed;
    }

    private void collect(TypeMirror type, Map<String, DeclaredType> found) {
        for (TypeMirror supertype : types.directSupertypes(type)) {
            if (supertype.getKind() == TypeKind.DECLARED) {
                DeclaredType declared = (DeclaredType) supertype;
                if (known(declared.asElement()).isPresent()) {
                    found.putIfAbsent(declared.asElement().toString(), declared);
                } else {
                    collect(supertype, found);
                }
            }
        }
    }

    /** The type as it stands behind {@code extends}, if it does. */
    private Optional<Tree> written(TreePath path, DeclaredType supertype) {
        for (Tree tree : ((ClassTree) path.getLeaf()).getImplementsClause()) {
            Tree name = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
            if (supertype.asElement().equals(trees.getElement(TreePath.getPath(path, name)))) {
                return Optional.of(tree);
            }
        }
        return Optional.empty();
    }

    /** Whether a simple name is that of a typed interface. */
    static boolean isTyped(String name) {
        return BY_NAME.containsKey(name);
    }

    /** @param unresolved a supertype that would say it, or may, if the compiler could find it */
    static String inputsMissing(Optional<String> unresolved) {
        return Words.INPUTS_MISSING + unresolved.map(TypedFacts::unresolved).orElse("");
    }

    private static String unresolved(String name) {
        return isTyped(name)
                ? "; " + name + " would say it, but cannot be found: is dev.nnmaven.runtime." + name
                        + " imported, and nn-runtime among the dependencies?"
                : "; " + Found.plain(name) + ", which the interface extends, cannot be found: " + MissingType.HINT;
    }
}
