package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Set;

/** The file around a generated type. */
public final class SourceFile {

    private SourceFile() {}

    public static GeneratedSource of(String packageName, TypeSpec type, String header, Set<String> hidden) {
        return of(packageName, type, header, hidden, Map.of());
    }

    /**
     * @param hidden simple names of java.lang that mean another class in this package
     * @param staticImports name of a static member, or * for all, by its class
     */
    public static GeneratedSource of(
            String packageName,
            TypeSpec type,
            String header,
            Set<String> hidden,
            Map<ClassName, String> staticImports) {
        TypeSpec qualified =
                type.toBuilder().alwaysQualify(hidden.toArray(String[]::new)).build();
        JavaFile.Builder file = JavaFile.builder(packageName, qualified)
                .addFileComment("$L", header)
                .skipJavaLangImports(true)
                .indent("    ");
        staticImports.forEach(file::addStaticImport);
        return new GeneratedSource(
                (packageName.isEmpty() ? "" : packageName + ".").replace('.', '/') + type.name() + ".java",
                Layout.compact(file.build().toString()));
    }
}
