package dev.nnmaven.runtime;

import dev.nnmaven.runtime.contract.ModelContract;
import dev.nnmaven.runtime.weights.Tensor;
import dev.nnmaven.runtime.weights.Weights;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;

/** Networks of any kind and activation with one input, which answer 0 and learn nothing. */
public final class Puppets {
    private Puppets() {}

    /** @param fingerprint such as {@code 1-1(identity), squared_error, gradient} */
    public static <N> N of(Class<N> kind, String fingerprint, int outputs) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(), new Class<?>[] {kind}, (puppet, method, arguments) -> switch (method.getName()) {
                    case "inputSize" -> 1;
                    case "outputSize" -> outputs;
                    case "learningRate" -> method.getReturnType() == float.class ? (Object) 0.1f : (Object) 0.1;
                    case "save" -> save((Path) arguments[0], fingerprint, outputs);
                    case "train" -> null;
                    default -> otherwise(puppet, method, arguments, outputs);
                }));
    }

    private static Object otherwise(Object puppet, Method method, Object[] arguments, int outputs) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(puppet, method, arguments);
        }
        if (method.getName().equals("query")) {
            Class<?> answer = method.getReturnType();
            return answer == void.class ? null : Array.newInstance(answer.getComponentType(), outputs);
        }
        throw new UnsupportedOperationException(method.toString());
    }

    private static Object save(Path file, String fingerprint, int outputs) throws IOException {
        Weights.save(
                file,
                "puppet",
                fingerprint,
                ModelContract.none(),
                List.of(Tensor.matrixByOutput("output.weight", new float[outputs][1])));
        return null;
    }
}
