/** Open, because JUnit calls test methods that are not public. */
open module com.example.gate.tests {
    requires com.example.gate;
    requires org.junit.jupiter.api;
}
