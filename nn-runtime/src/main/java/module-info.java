/**
 * What generated networks and the programs around them call at run time. The plugin {@code nn-maven-plugin} generates a
 * network from a declaration, see {@code dev.nnmaven.annotations}.
 *
 * <table class="striped">
 * <caption>From tasks to classes</caption>
 * <thead>
 * <tr><th scope="col">You want to</th><th scope="col">Look at</th></tr>
 * </thead>
 * <tbody>
 * <tr><th scope="row">ask a network</th>
 * <td>{@link dev.nnmaven.runtime.Network}, {@link dev.nnmaven.runtime.Classifier}, {@link
 * dev.nnmaven.runtime.Regressor}, or their twins in double precision</td></tr>
 * <tr><th scope="row">load a table into records</th>
 * <td>{@link dev.nnmaven.runtime.Classifier#read}, {@link dev.nnmaven.runtime.data.Example}</td></tr>
 * <tr><th scope="row">load a table or images into arrays</th>
 * <td>{@link dev.nnmaven.runtime.data.Dataset}, {@link dev.nnmaven.runtime.data.Samples}</td></tr>
 * <tr><th scope="row">read data that does not fit into memory</th>
 * <td>{@link dev.nnmaven.runtime.data.SampleSource}</td></tr>
 * <tr><th scope="row">train</th>
 * <td>{@link dev.nnmaven.runtime.training.Training}; each step by hand: {@link
 * dev.nnmaven.runtime.Network#train(float[], float[]) train}</td></tr>
 * <tr><th scope="row">scale inputs and targets</th>
 * <td>{@link dev.nnmaven.runtime.training.Training Training.scaleInputs}</td></tr>
 * <tr><th scope="row">see how far a training is</th>
 * <td>{@link dev.nnmaven.runtime.training.ConsoleProgress}, {@link
 * dev.nnmaven.runtime.training.TrainingListener}</td></tr>
 * <tr><th scope="row">stop in time, and keep the best weights</th>
 * <td>{@link dev.nnmaven.runtime.training.Training Training.earlyStopping}</td></tr>
 * <tr><th scope="row">go on after a stop</th>
 * <td>{@link dev.nnmaven.runtime.training.Training Training.checkpoint}, {@code resumeIfPresent}</td></tr>
 * <tr><th scope="row">judge classes</th>
 * <td>{@link dev.nnmaven.runtime.metrics.ClassificationReport}, {@link dev.nnmaven.runtime.metrics.RocAuc}</td></tr>
 * <tr><th scope="row">judge quantities</th>
 * <td>{@link dev.nnmaven.runtime.metrics.RegressionReport}</td></tr>
 * <tr><th scope="row">save, and load again</th>
 * <td>{@link dev.nnmaven.runtime.Network#save(java.nio.file.Path) save}, {@link
 * dev.nnmaven.runtime.Network#load(java.nio.file.Path) load}</td></tr>
 * <tr><th scope="row">serve from weights in a jar</th>
 * <td>{@link dev.nnmaven.runtime.Network#load(java.io.InputStream) load}, {@link
 * dev.nnmaven.runtime.Network#queryRaw(float[]) queryRaw}</td></tr>
 * <tr><th scope="row">know what a file was trained on</th>
 * <td>{@link dev.nnmaven.runtime.contract.ModelContract}</td></tr>
 * <tr><th scope="row">run a network backwards</th>
 * <td>{@link dev.nnmaven.runtime.Reversible}</td></tr>
 * <tr><th scope="row">know why a file was refused</th>
 * <td>{@link dev.nnmaven.runtime.FileFormatException}</td></tr>
 * </tbody>
 * </table>
 *
 * <p>The packages {@code math} and {@code weights} are for generated classes.
 */
module dev.nnmaven.runtime {
    exports dev.nnmaven.runtime;
    exports dev.nnmaven.runtime.contract;
    exports dev.nnmaven.runtime.data;
    exports dev.nnmaven.runtime.math;
    exports dev.nnmaven.runtime.metrics;
    exports dev.nnmaven.runtime.training;
    exports dev.nnmaven.runtime.weights;
}
