def log = { new File(basedir, it).text }
def report = { new File(basedir, "target/surefire-reports/TEST-com.example.proof.${it}.xml").text }

assert log('build.log').contains('4 network tests: 4 written, 0 up to date, 0 removed')
assert log('build.log').contains('com.example.proof.DigitsNetworkTest is there already: the generated test of'
    + ' DigitsNetwork is DigitsNetworkProofTest')
assert log('build.log').contains('Tests run: 42, Failures: 0, Errors: 0, Skipped: 0')
assert report('SlopeNetworkTest').contains('tests="10" errors="0" skipped="0" failures="0"')
assert report('SlopeNetworkTest').contains('aStepFollowsTheGradientOfTheLoss')
assert report('DigitsNetworkProofTest').contains('tests="10" errors="0" skipped="0" failures="0"')
assert report('DigitsNetworkProofTest').contains('aStepFollowsTheWeightedErrorRule')
// A batch of AdamW is not the mean of its steps: one test less.
assert report('MoodsNetworkTest').contains('tests="9" errors="0" skipped="0" failures="0"')
assert report('MoodsNetworkTest').contains('aStepFollowsTheGradientOfTheLoss')
// The steps of single samples and batches, clipped ones too, the gradient that they follow, and the share left out.
assert report('WeatherNetworkTest').contains('tests="12" errors="0" skipped="0" failures="0"')
assert report('WeatherNetworkTest').contains('aStepFollowsTheGradientOfTheLoss')
assert report('WeatherNetworkTest').contains('aLongGradientIsClipped')
assert report('WeatherNetworkTest').contains('dropoutLeavesOutTheDeclaredShare')

assert log('second.log').contains('4 network tests: 0 written, 4 up to date, 0 removed')
assert log('second.log').count('Nothing to compile') == 2

assert log('skipped.log').contains('Skipped network tests: nn.skipTests is set')
assert log('skipped.log').contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
