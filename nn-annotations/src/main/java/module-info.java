/** The annotations that declare a network. Needed at compile time only: {@code requires static}. */
module dev.nnmaven.annotations {
    exports dev.nnmaven.annotations;
}
