package dev.nnmaven.plugin.codegen.emit.text;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** Classes of nn-runtime that generated code names. By name, since the plugin itself does not need them. */
public final class RuntimeTypes {

    static final ClassName GENERATED = runtime("Generated");
    public static final ClassName MODEL_CONTRACT = ClassName.get("dev.nnmaven.runtime.contract", "ModelContract");
    public static final ClassName UNSCALED_INPUTS = ClassName.get("dev.nnmaven.runtime.contract", "UnscaledInputs");
    public static final ClassName TENSOR = ClassName.get("dev.nnmaven.runtime.weights", "Tensor");
    public static final ClassName WEIGHTS = ClassName.get("dev.nnmaven.runtime.weights", "Weights");
    public static final ClassName TRAINING_STATE = ClassName.get("dev.nnmaven.runtime.weights", "TrainingState");
    public static final ClassName INITIAL_WEIGHTS = ClassName.get("dev.nnmaven.runtime.weights", "InitialWeights");
    public static final ClassName SCHEDULE = runtime("LearningRateSchedule");
    public static final ClassName GRADIENTS = math("Gradients");
    public static final ClassName DROPOUT = math("Dropout");
    static final ClassName SIGMOID = math("Sigmoid");
    public static final ClassName SOFTMAX = math("Softmax");
    public static final ClassName SAMPLE_LOSS = math("SampleLoss");
    public static final ClassName EXP = math("Exp");
    public static final ClassName WEIGHT_SUMS = math("WeightSums");
    public static final ClassName VECTORS = math("Vectors");
    public static final ClassName VECTOR_UNIT = math("VectorUnit");
    public static final ClassName WARM_UP = math("WarmUp");
    public static final ClassName ZERO_INPUTS = math("ZeroInputs");
    public static final ClassName MATRICES = math("Matrices");
    public static final ClassName TEAM = math("Team");
    public static final ClassName BACK_QUERY = math("BackQuery");
    public static final ClassName POOL = math("Pool");
    public static final ClassName PROBABILITIES = runtime("Probabilities");
    public static final ClassName ARGMAX = ClassName.get("dev.nnmaven.runtime.metrics", "Argmax");
    public static final ClassName CSV_ROW = data("CsvRow");
    public static final ClassName EXAMPLE = data("Example");
    public static final ClassName ONE_HOT = data("OneHot");

    private RuntimeTypes() {}

    /**
     * On nested classes as well, because coverage reports look at each class file by itself:
     *
     * <pre>{@code
     * @Generated("dev.nnmaven.plugin")
     * }</pre>
     */
    public static AnnotationSpec generated() {
        return AnnotationSpec.builder(GENERATED)
                .addMember("value", "$S", "dev.nnmaven.plugin")
                .build();
    }

    public static ClassName data(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime.data", simpleName);
    }

    static ClassName math(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime.math", simpleName);
    }

    public static ClassName runtime(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime", simpleName);
    }
}
