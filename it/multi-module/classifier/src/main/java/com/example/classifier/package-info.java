/**
 * A network whose size is a constant of a sibling module, which need not be compiled before.
 */
package com.example.classifier;
