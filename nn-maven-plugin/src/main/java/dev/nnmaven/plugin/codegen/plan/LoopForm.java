package dev.nnmaven.plugin.codegen.plan;

/** How the weights of one layer are laid out, and with it the shape of the code that runs over them. */
public enum LoopForm {
    /** One flat array, weight from input j to neuron k at {@code k * inputs + j}; straight-line code. */
    UNROLLED("unrolled"),

    /**
     * One row array for each input, holding the weights that leave it. Forward and update run along the rows as vector
     * loops; sending errors back is a dot product a row.
     */
    ROWS_BY_INPUT("tiled, a row per input"),

    /**
     * One row array for each neuron, holding the weights that enter it. Sending errors back and update run along the
     * rows as vector loops; forward is a dot product a row.
     */
    ROWS_BY_OUTPUT("tiled, a row per neuron");

    private final String description;

    LoopForm(String description) {
        this.description = description;
    }

    /** For the header of the generated file. */
    public String description() {
        return description;
    }
}
