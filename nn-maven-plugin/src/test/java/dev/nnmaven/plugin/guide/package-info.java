/**
 * What the README and the pages below {@code docs} say.
 *
 * <p>In: the pages, the projects below {@code it} that they show, the sources. Out: tests that fail where a page shows what
 * is not there.
 */
package dev.nnmaven.plugin.guide;
