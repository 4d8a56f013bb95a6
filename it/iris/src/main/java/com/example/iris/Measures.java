package com.example.iris;

import com.example.iris.Iris.Flower;
import com.example.iris.Iris.Species;
import dev.nnmaven.runtime.data.Example;
import dev.nnmaven.runtime.data.Scaling;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Brings the measures of flowers into the range from −1 to 1, in which networks learn best. */
record Measures(Scaling sepalLength, Scaling sepalWidth, Scaling petalLength, Scaling petalWidth) {

    /** By the least and greatest measures of these flowers, which are those to learn from. */
    static Measures of(List<Example<Flower, Species>> flowers) {
        return new Measures(
                range(flowers, Flower::sepalLength),
                range(flowers, Flower::sepalWidth),
                range(flowers, Flower::petalLength),
                range(flowers, Flower::petalWidth));
    }

    private static Scaling range(List<Example<Flower, Species>> flowers, ToDoubleFunction<Flower> measure) {
        DoubleSummaryStatistics range =
                flowers.stream().map(Example::input).mapToDouble(measure).summaryStatistics();
        return Scaling.linear(range.getMin(), range.getMax(), -1, 1);
    }

    Flower scaled(Flower flower) {
        return new Flower(
                (float) sepalLength.apply(flower.sepalLength()),
                (float) sepalWidth.apply(flower.sepalWidth()),
                (float) petalLength.apply(flower.petalLength()),
                (float) petalWidth.apply(flower.petalWidth()));
    }

    List<Example<Flower, Species>> scaled(List<Example<Flower, Species>> flowers) {
        List<Example<Flower, Species>> scaled = new ArrayList<>();
        for (Example<Flower, Species> flower : flowers) {
            scaled.add(new Example<>(scaled(flower.input()), flower.target()));
        }
        return scaled;
    }
}
