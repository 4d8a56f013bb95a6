/**
 * The plugin as Maven sees it.
 *
 * <p>In: parameters, the project and its dependencies. Out: a {@link dev.nnmaven.plugin.codegen.request.GenerationRequest} for
 * {@code codegen}, and what that returns in Maven's terms: log lines, a source root, a failed build. Both goals do this
 * in {@code AbstractGenerateMojo}; {@code SourceKind} says where main sources and tests differ. Only this package
 * knows Maven.
 */
package dev.nnmaven.plugin.mojo;
