package dev.nnmaven.plugin.codegen.spec.rules;

import dev.nnmaven.plugin.codegen.declaration.AnnotatedInterface;
import dev.nnmaven.plugin.codegen.declaration.Declaration;
import dev.nnmaven.plugin.codegen.declaration.Declaration.LayerDeclaration;
import dev.nnmaven.plugin.codegen.declaration.Located;
import dev.nnmaven.plugin.codegen.problem.Found;
import dev.nnmaven.plugin.codegen.problem.Origin;
import dev.nnmaven.plugin.codegen.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of layers and classes: what Java allows, what a reader can see, and what is not there twice. */
final class NameRules {

    /** Identifiers that Java allows for variables and packages but not for types. */
    private static final Set<String> NO_TYPE_NAMES = Set.of("var", "yield", "record", "sealed", "permits");

    /** File systems allow 255 bytes a name; the rest is for suffixes. */
    private static final int MAX_BYTES = 200;

    private NameRules() {}

    /** The name a layer goes by: its own, or {@code layer1}, {@code layer2}, ... by its position. */
    static String layerName(String given, int index) {
        return given.isEmpty() ? "layer" + (index + 1) : given;
    }

    static void checkLayerNames(List<LayerDeclaration> layers, Problems problems) {
        Map<String, Integer> firstByName = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            Located<String> name = layers.get(i).name();
            if (name.value().isEmpty()) {
                continue;
            }
            String given = name.value().get();
            String path = "layers[" + i + "].name is ";
            Optional<String> flaw = given.isEmpty() ? Optional.empty() : identifierFlaw(given);
            if (flaw.isPresent()) {
                problems.add(name.origin(), path + Found.quoted(given) + ": " + flaw.get());
                continue;
            }
            Integer first = firstByName.putIfAbsent(layerName(given, i), i);
            if (first != null) {
                String found = Found.quoted(layerName(given, i)) + (given.isEmpty() ? " by default" : "");
                problems.add(name.origin(), path + found + ": " + taken(layers.get(first), first));
            }
        }
    }

    private static String taken(LayerDeclaration first, int index) {
        boolean byDefault = first.name().value().orElseThrow().isEmpty();
        return "layers[" + index + "] at " + Place.of(first.name().origin()) + " has this name "
                + (byDefault ? "by default" : "already") + ", and every layer needs its own";
    }

    /** Every dotted part of a qualified class name; an annotation's attribute must have one part only. */
    static void checkClassName(Declaration declaration, Problems problems) {
        if (declaration.className().value().isEmpty()) {
            return;
        }
        String qualified = declaration.className().value().get();
        Origin origin = declaration.className().origin();
        String shown = declaration.annotated().isPresent() ? simpleName(declaration) : qualified;
        String path = declaration.classNameField() + " is " + Found.quoted(shown) + ": ";

        if (declaration.annotated().isPresent() && shown.contains(".")) {
            problems.add(
                    origin, path + "a simple name is needed, since the class goes into the package of the interface");
            return;
        }
        String[] parts = shown.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            Optional<String> flaw = partFlaw(parts[i], parts.length > 1, last);
            if (flaw.isPresent()) {
                problems.add(origin, path + flaw.get());
                return;
            }
        }
        if (shown.startsWith("java.")) {
            problems.add(origin, path + "packages that start with java. belong to the JDK; choose another");
        } else if (declaration.annotated().isPresent()
                && shown.equals(outermostType(declaration.annotated().get()))) {
            problems.add(
                    origin, path + "the type that carries the annotation has this name; choose another with className");
        }
    }

    /** The class name of an annotated interface without its package. */
    static String simpleName(Declaration declaration) {
        String qualified = declaration.className().value().orElseThrow();
        String packageName = declaration.annotated().orElseThrow().packageName();
        return packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
    }

    static String outermostType(AnnotatedInterface annotated) {
        return annotated.name().split("\\.")[0];
    }

    private static Optional<String> partFlaw(String part, boolean qualified, boolean last) {
        if (part.isEmpty()) {
            return Optional.of(
                    qualified
                            ? "there must be a name on both sides of every dot"
                            : "a name is needed, not an empty string");
        }
        Optional<String> flaw = identifierFlaw(part);
        if (flaw.isEmpty() && last && NO_TYPE_NAMES.contains(part)) {
            flaw = Optional.of(part + " is a word of Java that cannot name a class; choose another name");
        }
        return qualified ? flaw.map(text -> "in its part " + Found.quoted(part) + ", " + text) : flaw;
    }

    /** Why a text is no name for generated code, or nothing. */
    private static Optional<String> identifierFlaw(String text) {
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            Optional<String> flaw = characterFlaw(codePoints[i], i);
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return Optional.of("a name may take at most " + MAX_BYTES + " bytes in UTF-8, and this one takes " + bytes);
        }
        if (SourceVersion.isKeyword(text)) {
            return Optional.of(text + " is a keyword of Java; choose another name");
        }
        return Optional.empty();
    }

    private static Optional<String> characterFlaw(int codePoint, int index) {
        boolean invisible = Character.isIdentifierIgnorable(codePoint) || !Found.isVisible(codePoint);
        if (invisible) {
            return Optional.of("a name must not contain the invisible character " + Found.unicodeEscape(codePoint));
        }
        if (!Character.isJavaIdentifierPart(codePoint)) {
            return Optional.of("a Java identifier is needed, and it must not contain "
                    + (codePoint == ' ' ? "a space" : "'" + Character.toString(codePoint) + "'"));
        }
        if (index == 0 && !Character.isJavaIdentifierStart(codePoint)) {
            return Optional.of(
                    "a Java identifier is needed, and it must not start with '" + Character.toString(codePoint) + "'");
        }
        return Optional.empty();
    }
}
