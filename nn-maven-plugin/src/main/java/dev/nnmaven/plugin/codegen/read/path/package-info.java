/**
 * What lies where the compiler looks for types: on the source path and on the class path.
 *
 * <p>In: folders and jars. Out: answers that the compiler does not give when it reads sources that cannot be compiled yet.
 * {@code ModuleImports} says which types an {@code import module} means, by the modules that {@code PathModules} finds;
 * {@code NewerClasses}, which class files the compiler passes over. May use: {@code problem}.
 */
package dev.nnmaven.plugin.codegen.read.path;
