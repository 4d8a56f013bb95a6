def first = new File(basedir, 'build.log').text
assert first.count('1 network: 1 written, 0 up to date, 0 removed') == 3

def tests = new File(basedir, 'tests.log').text
assert tests.count('1 network test: 1 written, 0 up to date, 0 removed') == 3

def parallel = new File(basedir, 'parallel.log').text
assert parallel.count('1 network: 1 written, 0 up to date, 0 removed') == 3
assert parallel.count('1 network test: 1 written, 0 up to date, 0 removed') == 3
// Maven warns of goals that are not marked as safe for this.
assert !parallel.contains('not marked')

def reports = ['classifier/target/surefire-reports/TEST-com.example.classifier.ClassifierTest.xml',
               'scorer/target/surefire-reports/TEST-com.example.scorer.ScorerTest.xml']
assert reports.every { new File(basedir, it).text.contains('tests="1" errors="0" skipped="0" failures="0"') }
