/**
 * What modules share: {@code FeatureSizes} has the constants that the declarations of {@code Compressor}, here, and of the
 * classifier, in the next module, use.
 */
package com.example.features;
