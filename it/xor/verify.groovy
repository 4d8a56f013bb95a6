def generated = new File(basedir, 'target/generated-sources/nn/com/example/xor/XorNetwork.java')
assert generated.readLines('UTF-8')[0] == '// Generated from com.example.xor.Xor by nn-maven-plugin. Do not edit.'
assert new File(basedir, 'build.log').text.contains('1 network: 1 written, 0 up to date, 0 removed')

def report = new File(basedir, 'target/surefire-reports/TEST-com.example.xor.XorTrainingTest.xml').text
assert report.contains('tests="1" errors="0" skipped="0" failures="0"')

// Only projects that lack the runtime are told of it.
assert !new File(basedir, 'build.log').text.contains('nn-runtime is not among the dependencies')
