/**
 * Handwritten digits, from files of pixels to an accuracy.
 *
 * <p>In: images and labels of MNIST. {@code Digits} declares the network of the book, {@code RotatedDigits} what the best one is
 * trained on; {@code Main} and {@code BestDigits} train. Out: weights in a file, the accuracy on images never seen, and a picture
 * of what the network takes for each digit.
 */
package com.example.digits;
