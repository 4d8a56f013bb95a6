// Maven may colour its lines.
def log = new File(basedir, 'build.log').getText('UTF-8').replaceAll('\u001B\\[[0-9;]*m', '').readLines()

assert log.findAll { it.startsWith('[ERROR] src/') } == [
    '[ERROR] src/main/java/com/example/Digits.java:[7,36] layers[1].size is -10: a layer needs at least 1 neuron',
    '[ERROR] src/main/java/com/example/NotAnInterface.java:[5,1] @NeuralNetwork stands on a class NotAnInterface: only'
        + ' an interface can declare a network, since the generated class implements it',
    '[ERROR] src/main/java/com/example/NotAnInterface.java:[5,43] learningRate is 0.0: a finite number above 0 is'
        + ' needed',
    '[ERROR] src/main/java/com/example/NotAnInterface.java:[7,19] layers[1].name is "same": layers[0] at [6,19] has'
        + ' this name already, and every layer needs its own',
    '[ERROR] src/main/nn/broken.json:[4,3] this is no JSON: found \'"\'; a comma is needed between two fields',
    '[ERROR] src/main/nn/misspelt.json:[1,1] inputs is missing: a network needs the width of its input vector',
    '[ERROR] src/main/nn/misspelt.json:[3,3] inptus is unknown: a spec has no such field; did you mean inputs?',
    '[ERROR] src/main/nn/misspelt.json:[4,42] layers[0].activation is "sigmoit": there is no such activation; did you'
        + ' mean sigmoid?']
assert log.any { it.contains(': 8 problems in network declarations, see above') }
assert !new File(basedir, 'target/generated-sources').exists()
