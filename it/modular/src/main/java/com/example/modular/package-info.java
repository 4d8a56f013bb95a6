/**
 * A network in a named module, all warnings being errors: {@code Threshold} declares it, {@code module-info} requires what it
 * needs.
 */
package com.example.modular;
