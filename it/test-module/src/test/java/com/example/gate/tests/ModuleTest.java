package com.example.gate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.gate.GateNetwork;
import org.junit.jupiter.api.Test;

class ModuleTest {

    @Test
    void testsAreAModuleOfTheirOwn() {
        assertEquals("com.example.gate.tests", getClass().getModule().getName());
        assertEquals("com.example.gate", GateNetwork.class.getModule().getName());
    }
}
