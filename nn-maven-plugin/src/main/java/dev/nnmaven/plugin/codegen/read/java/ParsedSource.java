package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.nnmaven.annotations.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * A candidate file and the places where it uses the annotation, found by name alone.
 *
 * @param meaning whether a plain {@code @NeuralNetwork} in this file is ours
 * @param uses every annotation of that name that is not another library's for sure
 */
record ParsedSource(SourceText text, Meaning meaning, List<TreePath> uses) {

    private static final String QUALIFIED = NeuralNetwork.class.getName();
    private static final String SIMPLE = NeuralNetwork.class.getSimpleName();
    private static final String PACKAGE = NeuralNetwork.class.getPackageName();

    /** What the imports say about the annotation's simple name. */
    enum Meaning {
        OURS,
        /** Imported as one of many: a type of that name in the same package takes precedence. */
        OURS_UNLESS_HIDDEN,
        ANOTHER,
        /** A type of the same package or of one imported as a whole, or an import that is missing or misspelt. */
        OPEN
    }

    static ParsedSource of(SourceText text) {
        Meaning meaning = meaning(text);
        List<TreePath> uses = new ArrayList<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void unused) {
                String name = annotation.getAnnotationType().toString();
                if (name.equals(QUALIFIED) || name.equals(SIMPLE) && meaning != Meaning.ANOTHER) {
                    uses.add(getCurrentPath());
                }
                return super.visitAnnotation(annotation, null);
            }
        }.scan(text.unit(), null);
        return new ParsedSource(text, meaning, uses);
    }

    /** As in Java, an import of this one type takes precedence over one of a whole package, in whatever order. */
    private static Meaning meaning(SourceText text) {
        List<String> imports = text.unit().getImports().stream()
                .map(imported -> imported.getQualifiedIdentifier().toString())
                .toList();
        if (imports.contains(QUALIFIED)) {
            return Meaning.OURS;
        }
        if (imports.stream().anyMatch(name -> name.endsWith("." + SIMPLE) && !name.startsWith("dev.nnmaven."))) {
            return Meaning.ANOTHER;
        }
        return imports.contains(PACKAGE + ".*") ? Meaning.OURS_UNLESS_HIDDEN : Meaning.OPEN;
    }

    /**
     * Whether a use is of our annotation for sure.
     *
     * @param hidden whether the package of this file has a type of the annotation's name
     */
    boolean isOurs(TreePath use, boolean hidden) {
        String name = ((AnnotationTree) use.getLeaf()).getAnnotationType().toString();
        return meaning == Meaning.OURS || meaning == Meaning.OURS_UNLESS_HIDDEN && !hidden || name.equals(QUALIFIED);
    }

    String packageName() {
        return text.unit().getPackageName() == null
                ? ""
                : text.unit().getPackageName().toString();
    }

    /** What an annotation stands on where that is no type of its own: a method, a local type and so on. */
    static String target(TreePath use) {
        TreePath around = use.getParentPath();
        TreePath annotated = around.getLeaf() instanceof ModifiersTree ? around.getParentPath() : around;
        switch (annotated.getLeaf().getKind()) {
            case METHOD:
                return "the method " + ((MethodTree) annotated.getLeaf()).getName();
            case VARIABLE:
                return "a variable";
            case PACKAGE:
            case COMPILATION_UNIT:
                return "a package";
            case TYPE_PARAMETER:
                return "a type parameter";
            case CLASS:
            case INTERFACE:
            case ENUM:
            case RECORD:
            case ANNOTATION_TYPE:
                return isLocal(annotated) ? "a type inside a method" : "a type";
            default:
                return "the use of a type";
        }
    }

    /** Whether the same type carries the annotation once more. */
    boolean isRepeated(TreePath use) {
        Tree modifiers = use.getParentPath().getLeaf();
        return uses.stream()
                        .filter(other -> other.getParentPath().getLeaf() == modifiers)
                        .count()
                > 1;
    }

    static boolean isType(TreePath use) {
        return target(use).equals("a type");
    }

    private static boolean isLocal(TreePath type) {
        for (Tree around : type.getParentPath()) {
            if (around instanceof MethodTree
                    || around instanceof LambdaExpressionTree
                    || around.getKind() == Tree.Kind.BLOCK
                    || around.getKind() == Tree.Kind.NEW_CLASS) {
                return true;
            }
        }
        return false;
    }
}
