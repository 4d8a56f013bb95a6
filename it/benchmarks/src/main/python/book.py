# The network of "Make Your Own Neural Network" as the book writes it, and the book's run: train five epochs on the
# 60,000 digits, test on 10,000, print the accuracy. Argument: the folder with the files of MNIST. They are read as
# bytes, which is quicker than the book's CSV.
import gzip
import sys

import numpy
import scipy.special


class neuralNetwork:
    def __init__(self, inputnodes, hiddennodes, outputnodes, learningrate):
        self.inodes = inputnodes
        self.hnodes = hiddennodes
        self.onodes = outputnodes
        self.wih = numpy.random.normal(0.0, pow(self.inodes, -0.5), (self.hnodes, self.inodes))
        self.who = numpy.random.normal(0.0, pow(self.hnodes, -0.5), (self.onodes, self.hnodes))
        self.lr = learningrate
        self.activation_function = lambda x: scipy.special.expit(x)

    def train(self, inputs_list, targets_list):
        inputs = numpy.array(inputs_list, ndmin=2).T
        targets = numpy.array(targets_list, ndmin=2).T
        hidden_inputs = numpy.dot(self.wih, inputs)
        hidden_outputs = self.activation_function(hidden_inputs)
        final_inputs = numpy.dot(self.who, hidden_outputs)
        final_outputs = self.activation_function(final_inputs)
        output_errors = targets - final_outputs
        hidden_errors = numpy.dot(self.who.T, output_errors)
        self.who += self.lr * numpy.dot(
            (output_errors * final_outputs * (1.0 - final_outputs)), numpy.transpose(hidden_outputs))
        self.wih += self.lr * numpy.dot(
            (hidden_errors * hidden_outputs * (1.0 - hidden_outputs)), numpy.transpose(inputs))

    def query(self, inputs_list):
        inputs = numpy.array(inputs_list, ndmin=2).T
        hidden_inputs = numpy.dot(self.wih, inputs)
        hidden_outputs = self.activation_function(hidden_inputs)
        final_inputs = numpy.dot(self.who, hidden_outputs)
        return self.activation_function(final_inputs)


def read(folder, part):
    with gzip.open(folder + "/" + part + "-images-idx3-ubyte.gz") as file:
        images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784)
    with gzip.open(folder + "/" + part + "-labels-idx1-ubyte.gz") as file:
        labels = numpy.frombuffer(file.read(), numpy.uint8, offset=8)
    return images, labels


numpy.random.seed(42)
n = neuralNetwork(784, 200, 10, 0.1)
images, labels = read(sys.argv[1], "train")
epochs = 5
for e in range(epochs):
    for image, label in zip(images, labels):
        inputs = (image / 255.0 * 0.99) + 0.01
        targets = numpy.zeros(10) + 0.01
        targets[label] = 0.99
        n.train(inputs, targets)

images, labels = read(sys.argv[1], "t10k")
right = 0
for image, label in zip(images, labels):
    inputs = (image / 255.0 * 0.99) + 0.01
    if numpy.argmax(n.query(inputs)) == label:
        right += 1
print(right / len(labels))
