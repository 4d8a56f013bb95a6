def report = new File(basedir, 'target/surefire-reports/TEST-com.example.moods.MoodsTest.xml').text
assert report.contains('tests="2" errors="0" skipped="0" failures="0"')
assert new File(basedir, 'build.log').text.contains('2 networks: 2 written, 0 up to date, 0 removed')

// The prefix and the learning rate are constants of another class, folded where they are used.
def generated = new File(basedir, 'target/generated-sources/nn/com/example/moods')
assert new File(generated, 'EncoderNetwork.java').getText('UTF-8').contains('word_code.weight')
assert new File(generated, 'MoodNetwork.java').getText('UTF-8').contains('0.25')
