/** What generated networks and the code around them need at run time. */
module dev.nnmaven.runtime {
    exports dev.nnmaven.runtime;
    exports dev.nnmaven.runtime.contract;
    exports dev.nnmaven.runtime.data;
    exports dev.nnmaven.runtime.math;
    exports dev.nnmaven.runtime.metrics;
    exports dev.nnmaven.runtime.training;
    exports dev.nnmaven.runtime.weights;
}
