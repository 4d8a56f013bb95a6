/** A network that the module of the tests proves right: {@code Gate} declares it. */
package com.example.gate;
