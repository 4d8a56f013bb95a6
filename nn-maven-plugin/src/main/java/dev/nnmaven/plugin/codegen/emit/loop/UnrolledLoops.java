package dev.nnmaven.plugin.codegen.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnmaven.annotations.Loss;
import dev.nnmaven.plugin.codegen.emit.text.ArrayNames;
import dev.nnmaven.plugin.codegen.emit.text.Scalar;
import dev.nnmaven.plugin.codegen.plan.LayerPlan;

/** Straight-line bodies for a tiny layer between layers of loops: vectors come and go in arrays. */
final class UnrolledLoops implements LayerLoops {

    private final UnrolledLines lines;

    UnrolledLoops(Scalar scalar) {
        this.lines = new UnrolledLines(scalar);
    }

    @Override
    public CodeBlock forward(LayerPlan layer, String x, String z, String a) {
        CodeBlock.Builder code = CodeBlock.builder();
        Operand locals = Operand.locals(x);
        lines.load(code, layer.inputs(), x, locals);
        lines.forward(code, layer, locals, Operand.array(z), Operand.array(a));
        return code.build();
    }

    @Override
    public CodeBlock errorsBefore(LayerPlan layer, String e, String before) {
        CodeBlock.Builder code = CodeBlock.builder();
        Operand locals = Operand.locals(e);
        lines.load(code, layer.outputs(), e, locals);
        lines.errorsBefore(code, layer, locals, Operand.array(before));
        return code.build();
    }

    @Override
    public CodeBlock outputErrors(LayerPlan layer, Loss loss, String targets, String a, String e) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.outputErrors(code, layer, loss, targets, Operand.array(a), Operand.array(e));
        return code.build();
    }

    @Override
    public CodeBlock deltas(LayerPlan layer, String e, String a, String d) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.deltas(code, layer, Operand.array(e), Operand.array(a), Operand.array(d));
        return code.build();
    }

    @Override
    public CodeBlock steps(LayerPlan layer, String e, String a, String g) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.steps(code, layer, "rate", Operand.array(e), Operand.array(a), Operand.array(g));
        return code.build();
    }

    @Override
    public CodeBlock steps(LayerPlan layer, String d, String g) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.steps(code, layer, "rate", Operand.array(d), Operand.array(g));
        return code.build();
    }

    @Override
    public CodeBlock shares(LayerPlan layer, String totals, String e) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.shares(code, layer, Operand.array(totals), Operand.array(e));
        return code.build();
    }

    @Override
    public CodeBlock update(LayerPlan layer, String g, String x) {
        CodeBlock.Builder code = CodeBlock.builder();
        Operand locals = Operand.locals(x);
        lines.load(code, layer.inputs(), x, locals);
        lines.update(code, layer, Operand.array(g), locals, ArrayNames.changed(layer));
        return code.build();
    }
}
