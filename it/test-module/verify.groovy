def reports = new File(basedir, 'target/surefire-reports')
assert new File(reports, 'TEST-com.example.gate.tests.ModuleTest.xml').text.contains('tests="1" errors="0" skipped="0" failures="0"')

// In the package of the tests, as no package may be in two modules.
def proof = new File(reports, 'TEST-com.example.gate.tests.GateNetworkTest.xml').text
assert proof.contains('tests="10" errors="0" skipped="0" failures="0"')
