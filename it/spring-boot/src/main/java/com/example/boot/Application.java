package com.example.boot;

import com.example.boot.Iris.Flower;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Asks a network whose weights are in the jar. Any number of threads may share the bean. */
@SpringBootApplication
public class Application {

    @Bean
    Iris iris() throws IOException {
        try (InputStream weights = Iris.class.getResourceAsStream("iris.safetensors")) {
            return new IrisNetwork(weights);
        }
    }

    @Bean
    CommandLineRunner ask(Iris network) {
        return args -> System.out.println("species: " + network.classify(new Flower(6.3f, 2.8f, 5.1f, 1.6f)));
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
