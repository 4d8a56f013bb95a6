package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnmaven.annotations.NeuralNetwork;
import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.declaration.StepDeclaration;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import dev.nnmaven.plugin.codegen.read.common.Choice;
import dev.nnmaven.plugin.codegen.read.common.Defaults;
import dev.nnmaven.plugin.codegen.read.common.Words;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** An annotation processor that only reads: it turns annotated types into {@link Declaration}s and writes nothing. */
final class AnnotationReader extends AbstractProcessor {

    private static final String SIMPLE = NeuralNetwork.class.getSimpleName();
    private static final String SUFFIX = "Network";

    /** An annotation in a file, by its distance from the start of the file in characters. */
    record Use(Path file, long start) {}

    private final Function<JavaFileObject, Path> paths;
    private final NewerClasses newer;
    private final Problems problems;
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<Use> read = new HashSet<>();
    private final Set<Use> unresolved = new HashSet<>();
    private final Set<Use> others = new HashSet<>();
    private final Set<String> packagesThatHide = new HashSet<>();

    AnnotationReader(Function<JavaFileObject, Path> paths, NewerClasses newer, Problems problems) {
        this.paths = paths;
        this.newer = newer;
        this.problems = problems;
    }

    List<Declaration> declarations() {
        return List.copyOf(declarations);
    }

    /** The annotations that were read. */
    Set<Use> read() {
        return Set.copyOf(read);
    }

    /** The annotations of this name whose type the compiler could not find. */
    Set<Use> unresolved() {
        return Set.copyOf(unresolved);
    }

    /** The annotations of this name that are another library's. */
    Set<Use> others() {
        return Set.copyOf(others);
    }

    /** Whether a package that was read has a type of this name, which hides ours where that is imported with the rest. */
    boolean hides(String packageName) {
        return packagesThatHide.contains(packageName);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        for (Element root : round.getRootElements()) {
            String packageName = elements.getPackageOf(root).getQualifiedName().toString();
            if (elements.getTypeElement(packageName.isEmpty() ? SIMPLE : packageName + "." + SIMPLE) != null) {
                packagesThatHide.add(packageName);
            }
        }
        readAll(ElementFilter.typesIn(round.getRootElements()));
        return false;
    }

    private void readAll(Iterable<TypeElement> types) {
        for (TypeElement type : types) {
            TreePath path = Trees.instance(processingEnv).getPath(type);
            // No path: a type that the compiler gave up, such as one that extends itself.
            if (path != null) {
                read(type, path);
            }
            readAll(ElementFilter.typesIn(type.getEnclosedElements()));
        }
    }

    /** Pairs mirrors with trees by their order: the compiler itself finds no tree for a mirror with an error in it. */
    private void read(TypeElement type, TreePath path) {
        List<? extends AnnotationTree> written = ((ClassTree) path.getLeaf())
                .getModifiers().getAnnotations().stream()
                        .filter(tree -> simpleName(tree).equals(SIMPLE))
                        .toList();
        List<? extends AnnotationMirror> mirrors = type.getAnnotationMirrors().stream()
                .filter(mirror -> element(mirror).getSimpleName().contentEquals(SIMPLE))
                .toList();
        SourceText text = new SourceText(
                paths.apply(path.getCompilationUnit().getSourceFile()),
                path.getCompilationUnit(),
                Trees.instance(processingEnv).getSourcePositions());
        for (int i = 0; i < written.size(); i++) {
            AnnotationTree tree = written.get(i);
            Use use = new Use(text.file(), text.start(tree));
            Optional<TypeElement> annotation = resolved(path, tree);
            if (annotation.isEmpty()) {
                unresolved.add(use);
            } else if (!isOurs(annotation.get())) {
                others.add(use);
            } else if (mirrors.size() == written.size()) {
                read.add(use);
                declarations.add(declaration(type, mirrors.get(i), text, tree));
            }
        }
    }

    private Optional<TypeElement> resolved(TreePath type, AnnotationTree tree) {
        TreePath name = TreePath.getPath(type, tree.getAnnotationType());
        Element annotation = Trees.instance(processingEnv).getElement(name);
        return annotation instanceof TypeElement found && found.asType().getKind() != TypeKind.ERROR
                ? Optional.of(found)
                : Optional.empty();
    }

    private static boolean isOurs(TypeElement annotation) {
        return annotation.getQualifiedName().contentEquals(NeuralNetwork.class.getName());
    }

    private static TypeElement element(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }

    private static String simpleName(AnnotationTree tree) {
        String name = tree.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Declaration declaration(TypeElement type, AnnotationMirror mirror, SourceText text, AnnotationTree tree) {
        AnnotationArguments arguments = AnnotationArguments.of(text, tree, mirror, NeuralNetwork.class, "", problems);
        Origin origin = arguments.origin();
        InterfaceFacts facts = new InterfaceFacts(processingEnv, paths, newer);
        AnnotatedInterface annotated = facts.read(type, text, origin);
        facts.unreadable(type)
                .ifPresent(reason -> problems.add(
                        origin, "what interface " + annotated.name() + " inherits cannot be read: " + reason));
        AnnotationValues values = new AnnotationValues(Trees.instance(processingEnv), newer, problems);
        boolean inferred = !annotated.typed().isEmpty();
        Located<String> attribute =
                values.optional(arguments, "", "className", String.class, Words.STRING, Defaults.CLASS_NAME);
        StepDeclaration steps = values.steps(arguments);
        return new Declaration(
                origin,
                type.getQualifiedName().toString(),
                new Located<>(attribute.value().map(name -> className(annotated, type, name)), attribute.origin()),
                Optional.of(annotated),
                Located.of(annotated.reversible(), origin),
                values.size(arguments, "", "inputs", inferred, TypedFacts.inputsMissing(facts.unresolved(type))),
                values.optional(
                        arguments,
                        "",
                        "learningRate",
                        Double.class,
                        Words.NUMBER,
                        Defaults.learningRate(steps.optimizer())),
                values.optional(arguments, "", "seed", Long.class, Words.WHOLE_NUMBER, Defaults.SEED),
                values.choice(arguments, "", "precision", Choice.PRECISION, Defaults.PRECISION),
                values.choice(arguments, "", "loss", Choice.LOSS, Defaults.LOSS),
                values.choice(arguments, "", "errorRule", Choice.ERROR_RULE, Defaults.ERROR_RULE),
                steps,
                values.layers(arguments, inferred));
    }

    private static String className(AnnotatedInterface annotated, TypeElement type, String attribute) {
        String simple = attribute.isEmpty() ? type.getSimpleName() + SUFFIX : attribute;
        return annotated.packageName().isEmpty() ? simple : annotated.packageName() + "." + simple;
    }
}
