/** A declaration that imports modules: {@code Mirror}. */
package com.example.imports;
