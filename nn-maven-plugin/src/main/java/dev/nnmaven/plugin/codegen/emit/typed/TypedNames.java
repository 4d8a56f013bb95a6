package dev.nnmaven.plugin.codegen.emit.typed;

import com.palantir.javapoet.ClassName;
import dev.nnmaven.plugin.codegen.emit.text.Names;
import dev.nnmaven.plugin.codegen.spec.NetworkSpec;
import dev.nnmaven.plugin.codegen.spec.TypedShape;
import java.util.List;
import java.util.Optional;

/** Every name that a typed network has besides those of {@link Names}. */
public record TypedNames(NetworkSpec spec) {

    /** Names of the inputs. */
    public static final String FEATURES = "FEATURES";

    /** The constants that the outputs of a classifier stand for. */
    public static final String LABELS = "LABELS";

    /** Names of the outputs of a regressor. */
    public static final String OUTPUTS = "OUTPUTS";

    /** A vector of targets for each label. */
    static final String TARGETS = "TARGETS";

    /** Names of the columns in CSV files. */
    static final String COLUMNS = "COLUMNS";

    /** A record to the vector that the network reads: {@code features}. */
    String features() {
        return Names.own("features", spec);
    }

    /** A record to the vector that the network should answer with: {@code targets}. */
    String targets() {
        return Names.own("targets", spec);
    }

    /** A row of a CSV file to a record: {@code input}. */
    String input() {
        return Names.own("input", spec);
    }

    /** The place of a constant in its enum: {@code indexOf}. */
    String indexOf() {
        return Names.own("indexOf", spec);
    }

    /**
     * A type of the user's: one that is nested in the annotated interface is inherited, and needs no other name than its
     * own, unless a class inside the network has it.
     */
    ClassName type(TypedShape.TypeName type) {
        String simple = type.simpleName();
        boolean inherited = type.packageName().equals(spec.packageName())
                && spec.interfaceName().map(name -> name + "." + simple).equals(Optional.of(type.name()))
                && !Names.NESTED.contains(simple)
                && !simple.equals(spec.className());
        if (inherited) {
            return ClassName.get("", simple);
        }
        List<String> parts = List.of(type.name().split("\\."));
        return ClassName.get(
                type.packageName(), parts.get(0), parts.subList(1, parts.size()).toArray(String[]::new));
    }
}
