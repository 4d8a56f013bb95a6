/** Answers of several networks, whose number and kind are for users of this library to choose. */
package com.example.ensemble;
