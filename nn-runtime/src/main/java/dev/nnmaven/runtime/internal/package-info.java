/**
 * What several packages of the runtime share and no user calls: replacing files in one piece, using them in spite of interrupts, and showing text from
 * files in messages. Not exported from the module.
 */
package dev.nnmaven.runtime.internal;
