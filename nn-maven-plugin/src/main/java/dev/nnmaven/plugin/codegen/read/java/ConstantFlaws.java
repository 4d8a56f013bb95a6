package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.nnmaven.plugin.codegen.declaration.MissingType;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.read.common.Suggestions;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Finds out why the compiler could make no value of an argument. */
final class ConstantFlaws {

    private final Trees trees;
    private final NewerClasses newer;

    ConstantFlaws(Trees trees, NewerClasses newer) {
        this.trees = trees;
        this.newer = newer;
    }

    /**
     * The reason, as the rest of a sentence that shows the argument.
     *
     * @param wanted what would be right, if the argument has a value of another type
     */
    String reason(CompilationUnitTree unit, ExpressionTree argument, String wanted) {
        Names names = new Names();
        names.scan(TreePath.getPath(unit, argument), null);
        if (names.reason != null) {
            return names.reason;
        }
        boolean isName = argument instanceof IdentifierTree || argument instanceof MemberSelectTree;
        return isName && names.type != null ? wanted + ", not a constant of type " + names.type : wanted;
    }

    /** Looks at every name in an expression until one turns out to be no constant. */
    private final class Names extends TreePathScanner<Void, Void> {
        private String reason;
        private String type;

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void unused) {
            check(identifier.getName().toString(), Optional.empty());
            return null;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void unused) {
            TreePath owner = new TreePath(getCurrentPath(), select.getExpression());
            check(select.getIdentifier().toString(), Optional.of(owner));
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            give("a constant is needed, and a method call is none");
            return null;
        }

        private void check(String name, Optional<TreePath> owner) {
            Element element = trees.getElement(getCurrentPath());
            if (!(element instanceof VariableElement) || element.asType().getKind() == TypeKind.ERROR) {
                give(notFound(name, owner));
                return;
            }
            VariableElement variable = (VariableElement) element;
            if (variable.getConstantValue() == null) {
                give(name + " has no value before the program runs; a static final field with a constant value is"
                        + " needed");
                return;
            }
            type = simple(variable.asType().toString());
        }

        private String notFound(String name, Optional<TreePath> owner) {
            Element type = owner.map(trees::getElement).orElse(null);
            if (type instanceof TypeElement && type.asType().getKind() == TypeKind.DECLARED) {
                List<String> fields = ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                        .map(field -> field.getSimpleName().toString())
                        .toList();
                return type.getSimpleName() + " has no constant " + Found.plain(name)
                        + Suggestions.didYouMean(name, fields);
            }
            String missing = owner.map(path -> path.getLeaf().toString()).orElse(name);
            return newer.reason(getCurrentPath().getCompilationUnit(), missing)
                    .orElseGet(() -> "there is no " + (owner.isPresent() ? "type " : "constant ") + Found.plain(missing)
                            + " here; " + MissingType.HINT);
        }

        private void give(String first) {
            if (reason == null) {
                reason = first;
            }
        }
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
