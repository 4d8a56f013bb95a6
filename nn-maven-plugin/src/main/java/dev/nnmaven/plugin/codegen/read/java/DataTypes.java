package dev.nnmaven.plugin.codegen.read.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.nnmaven.plugin.codegen.declaration.DataType;
import dev.nnmaven.plugin.codegen.declaration.DataType.Component;
import dev.nnmaven.plugin.codegen.declaration.DataType.Kind;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.read.path.NewerClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Reads records and enums, each in whatever source or class file it is. */
final class DataTypes {

    private final Elements elements;
    private final Trees trees;
    private final Function<JavaFileObject, Path> paths;
    private final NewerClasses newer;

    DataTypes(ProcessingEnvironment environment, Function<JavaFileObject, Path> paths, NewerClasses newer) {
        this.elements = environment.getElementUtils();
        this.trees = Trees.instance(environment);
        this.paths = paths;
        this.newer = newer;
    }

    /** Where a type is named, in which file and how; no more than a place where that is a class file. */
    record Mention(Origin origin, Optional<CompilationUnitTree> unit, String written) {

        static Mention at(Origin origin) {
            return new Mention(origin, Optional.empty(), "");
        }

        static Mention of(SourceText text, Tree type) {
            return new Mention(text.origin(type), Optional.of(text.unit()), text.text(type));
        }
    }

    /** @param mentions of each */
    List<DataType> arguments(List<? extends TypeMirror> types, List<Mention> mentions) {
        List<DataType> read = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            read.add(read(types.get(i), mentions.get(i), true));
        }
        return read;
    }

    /** @param whole whether to read the components of a record, too */
    private DataType read(TypeMirror type, Mention mention, boolean whole) {
        Origin origin = mention.origin();
        if (type.getKind().isPrimitive()) {
            return DataType.named(
                    origin, Kind.PRIMITIVE, type.getKind().toString().toLowerCase(Locale.ROOT));
        }
        Element element = element(type);
        if (type.getKind() == TypeKind.ERROR && element == null) {
            return unknown(type, mention);
        }
        boolean isRecord = element != null && element.getKind() == ElementKind.RECORD;
        boolean isEnum = element != null && element.getKind() == ElementKind.ENUM;
        if (!isRecord && !isEnum) {
            return DataType.named(origin, Kind.OTHER, shown(type));
        }
        TypeElement declared = (TypeElement) element;
        return new DataType(
                origin,
                isRecord ? Kind.RECORD : Kind.ENUM,
                InterfaceFacts.nameInPackage(declared, elements),
                InterfaceFacts.packageName(declared, elements),
                InterfaceFacts.privateType(declared, elements),
                isPublic(declared),
                !declared.getTypeParameters().isEmpty(),
                isEnum ? constants(declared) : List.of(),
                isRecord && whole ? components(declared, mention) : List.of(),
                Optional.empty());
    }

    /** By its name as written, since the compiler forgets that of a class file that it cannot read. */
    private DataType unknown(TypeMirror type, Mention mention) {
        String name = mention.written().isEmpty() ? shown(type) : simple(mention.written());
        return DataType.unknown(
                mention.origin(), name, mention.unit().flatMap(unit -> newer.reason(unit, mention.written())));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).strip();
    }

    /** Also of a type that is there, but must not be used where it is: the compiler says no more than that it is none. */
    private Element element(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> ((DeclaredType) type).asElement();
            case ERROR ->
                elements.getTypeElement(((DeclaredType) type).asElement().toString());
            default -> null;
        };
    }

    private static boolean isPublic(TypeElement type) {
        for (Element around = type; around instanceof TypeElement; around = around.getEnclosingElement()) {
            if (!around.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> constants(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> constant.getSimpleName().toString())
                .toList();
    }

    private List<Component> components(TypeElement type, Mention use) {
        List<Component> components = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            Mention mention = mention(type, name).orElseGet(() -> Mention.at(use.origin()));
            components.add(new Component(name, read(component.asType(), mention, false)));
        }
        return components;
    }

    /** Where a component stands, if that is in a source: the compiler keeps its tree with the field. */
    private Optional<Mention> mention(TypeElement type, String component) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(component))
                .findFirst()
                .map(trees::getPath)
                .filter(path -> path.getLeaf() instanceof VariableTree)
                .map(this::mention);
    }

    private Mention mention(TreePath path) {
        SourceText text = new SourceText(
                paths.apply(path.getCompilationUnit().getSourceFile()),
                path.getCompilationUnit(),
                trees.getSourcePositions());
        return Mention.of(text, ((VariableTree) path.getLeaf()).getType());
    }

    /** Short, as in the source, and without annotations. */
    private static String shown(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return shown(((ArrayType) type).getComponentType()) + "[]";
        }
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.toString();
    }
}
