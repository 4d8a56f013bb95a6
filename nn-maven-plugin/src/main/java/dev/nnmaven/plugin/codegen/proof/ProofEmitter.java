package dev.nnmaven.plugin.codegen.proof;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.nnmaven.plugin.codegen.emit.text.GeneratedSource;
import dev.nnmaven.plugin.codegen.emit.text.Header;
import dev.nnmaven.plugin.codegen.emit.text.RuntimeTypes;
import dev.nnmaven.plugin.codegen.emit.text.SourceFile;
import dev.nnmaven.plugin.codegen.plan.NetworkPlan;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import java.util.Map;
import java.util.Set;

/** Assembles the test that proves a network right, with JUnit Jupiter, from its parts. */
public final class ProofEmitter {

    private ProofEmitter() {}

    /**
     * The same plan gives the same text, to the byte, on every machine.
     *
     * @param packageName of the test class, that of the network or another
     * @param name of the test class
     * @param hidden simple names of java.lang that mean another class in that package
     */
    public static GeneratedSource emit(NetworkPlan plan, String packageName, String name, Set<String> hidden) {
        NetworkSpec spec = plan.spec();
        ClassName test = ClassName.get(packageName, name);
        ProofText text = new ProofText(plan, test);
        ProofMembers members = new ProofMembers(plan, text);
        ProofSteps steps = new ProofSteps(text, spec);
        ProofPromises promises = new ProofPromises(text, plan.spec());
        ProofBackwards backwards = new ProofBackwards(text, spec);
        TypeSpec type = TypeSpec.classBuilder(test)
                .addAnnotation(RuntimeTypes.generated())
                // Otherwise a network called Random would be taken for the one of the JDK where it has no package.
                .alwaysQualify(packageName.equals(spec.packageName()) ? new String[] {spec.className()} : new String[0])
                .addJavadoc(new ProofComment(spec).text())
                .addFields(members.fields())
                .addMethods(steps.tests())
                .addMethods(backwards.tests())
                .addMethods(promises.tests())
                .addMethod(promises.assertRefused())
                .addMethods(steps.helpers())
                .addMethods(backwards.helpers())
                .addMethods(members.methods())
                .addType(new ProofParameters(spec, text).type())
                .build();
        return SourceFile.of(packageName, type, Header.firstLine(plan), hidden, Map.of(ProofText.ASSERTIONS, "*"));
    }
}
