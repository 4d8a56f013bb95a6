package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;

/** The file around a generated type. */
final class SourceFile {

    private SourceFile() {}

    static GeneratedSource of(String packageName, TypeSpec type, String header) {
        return of(packageName, type, header, Map.of());
    }

    /** @param staticImports names of static members, by their class */
    static GeneratedSource of(
            String packageName, TypeSpec type, String header, Map<ClassName, String[]> staticImports) {
        JavaFile.Builder file = JavaFile.builder(packageName, type)
                .addFileComment("$L", header)
                .skipJavaLangImports(true)
                .indent("    ");
        staticImports.forEach(file::addStaticImport);
        return new GeneratedSource(
                (packageName.isEmpty() ? "" : packageName + ".").replace('.', '/') + type.name() + ".java",
                Layout.compact(file.build().toString()));
    }
}
