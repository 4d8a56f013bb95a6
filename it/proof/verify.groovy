def log = { new File(basedir, it).text }
def report = { new File(basedir, "target/surefire-reports/TEST-com.example.proof.${it}.xml").text }

assert log('build.log').contains('3 network tests: 3 written, 0 up to date, 0 removed')
assert log('build.log').contains('com.example.proof.DigitsNetworkTest is there already: the generated test of'
    + ' DigitsNetwork is DigitsNetworkProofTest')
assert log('build.log').contains('Tests run: 30, Failures: 0, Errors: 0, Skipped: 0')
assert report('SlopeNetworkTest').contains('tests="10" errors="0" skipped="0" failures="0"')
assert report('SlopeNetworkTest').contains('aStepFollowsTheGradientOfTheLoss')
assert report('DigitsNetworkProofTest').contains('tests="10" errors="0" skipped="0" failures="0"')
assert report('DigitsNetworkProofTest').contains('aStepFollowsTheWeightedErrorRule')
// A batch of AdamW is not the mean of its steps: one test less.
assert report('MoodsNetworkTest').contains('tests="9" errors="0" skipped="0" failures="0"')
assert report('MoodsNetworkTest').contains('aStepFollowsTheGradientOfTheLoss')

assert log('second.log').contains('3 network tests: 0 written, 3 up to date, 0 removed')
assert log('second.log').count('Nothing to compile') == 2

assert log('skipped.log').contains('Skipped: nn.skipTests is set')
assert log('skipped.log').contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
