package dev.nnmaven.plugin.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** Classes of nn-runtime that generated code names. By name, since the plugin itself does not need them. */
final class RuntimeTypes {

    static final ClassName GENERATED = runtime("Generated");
    static final ClassName MODEL_CONTRACT = ClassName.get("dev.nnmaven.runtime.contract", "ModelContract");
    static final ClassName UNSCALED_INPUTS = ClassName.get("dev.nnmaven.runtime.contract", "UnscaledInputs");
    static final ClassName TENSOR = ClassName.get("dev.nnmaven.runtime.weights", "Tensor");
    static final ClassName WEIGHTS = ClassName.get("dev.nnmaven.runtime.weights", "Weights");
    static final ClassName TRAINING_STATE = ClassName.get("dev.nnmaven.runtime.weights", "TrainingState");
    static final ClassName INITIAL_WEIGHTS = ClassName.get("dev.nnmaven.runtime.weights", "InitialWeights");
    static final ClassName SCHEDULE = runtime("LearningRateSchedule");
    static final ClassName GRADIENTS = math("Gradients");
    static final ClassName DROPOUT = math("Dropout");
    static final ClassName SIGMOID = math("Sigmoid");
    static final ClassName SOFTMAX = math("Softmax");
    static final ClassName SAMPLE_LOSS = math("SampleLoss");
    static final ClassName EXP = math("Exp");
    static final ClassName WEIGHT_SUMS = math("WeightSums");
    static final ClassName VECTORS = math("Vectors");
    static final ClassName VECTOR_UNIT = math("VectorUnit");
    static final ClassName WARM_UP = math("WarmUp");
    static final ClassName ZERO_INPUTS = math("ZeroInputs");
    static final ClassName MATRICES = math("Matrices");
    static final ClassName TEAM = math("Team");
    static final ClassName BACK_QUERY = math("BackQuery");
    static final ClassName POOL = math("Pool");
    static final ClassName PROBABILITIES = runtime("Probabilities");
    static final ClassName ARGMAX = ClassName.get("dev.nnmaven.runtime.metrics", "Argmax");
    static final ClassName CSV_ROW = data("CsvRow");
    static final ClassName EXAMPLE = data("Example");
    static final ClassName ONE_HOT = data("OneHot");

    private RuntimeTypes() {}

    /**
     * On nested classes as well, because coverage reports look at each class file by itself:
     *
     * <pre>{@code
     * @Generated("dev.nnmaven.plugin")
     * }</pre>
     */
    static AnnotationSpec generated() {
        return AnnotationSpec.builder(GENERATED)
                .addMember("value", "$S", "dev.nnmaven.plugin")
                .build();
    }

    static ClassName data(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime.data", simpleName);
    }

    static ClassName math(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime.math", simpleName);
    }

    static ClassName runtime(String simpleName) {
        return ClassName.get("dev.nnmaven.runtime", simpleName);
    }
}
