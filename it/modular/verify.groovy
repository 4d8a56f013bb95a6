assert new File(basedir, 'target/classes/module-info.class').file
assert new File(basedir, 'target/classes/com/example/modular/ThresholdNetwork.class').file

def report = new File(basedir, 'target/surefire-reports/TEST-com.example.modular.ThresholdTest.xml').text
assert report.contains('tests="2" errors="0" skipped="0" failures="0"')

// Tests are part of the module, and read nothing that it does not require.
def proof = new File(basedir, 'target/surefire-reports/TEST-com.example.modular.ThresholdNetworkTest.xml').text
assert proof.contains('tests="10" errors="0" skipped="0" failures="0"')
