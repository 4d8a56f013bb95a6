def generated = new File(basedir, 'target/generated-sources/nn/com/example/voting/MajorityNetwork.java')
assert generated.readLines('UTF-8')[0] == '// Generated from voting/majority.json by nn-maven-plugin. Do not edit.'
assert new File(basedir, 'build.log').text.contains('1 network: 1 written, 0 up to date, 0 removed')

def report = new File(basedir, 'target/surefire-reports/TEST-com.example.voting.MajorityTest.xml').text
assert report.contains('tests="3" errors="0" skipped="0" failures="0"')

def help = new File(basedir, 'help.log').text
assert help.contains('nn:generate') && help.contains('nn:generate-test')
assert ['nn.specDirectory', 'nn.outputDirectory', 'nn.skip', 'nn.vector', 'encoding',
        'nn.testOutputDirectory', 'nn.testSpecDirectory', 'nn.skipTests', 'maven.test.skip'].every { help.contains(it) }
