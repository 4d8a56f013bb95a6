package dev.nnmaven.benchmarks.measuring;

import static dev.nnmaven.benchmarks.shared.Case.BOOK;
import static dev.nnmaven.benchmarks.shared.Case.DOUBLE;
import static dev.nnmaven.benchmarks.shared.Case.LARGE;
import static dev.nnmaven.benchmarks.shared.Case.SMALL;
import static dev.nnmaven.benchmarks.shared.Case.ZEROS;

import dev.nnmaven.benchmarks.contenders.CPrograms;
import dev.nnmaven.benchmarks.contenders.Contender;
import dev.nnmaven.benchmarks.contenders.Contender.Effort;
import dev.nnmaven.benchmarks.contenders.Contender.Kind;
import dev.nnmaven.benchmarks.contenders.Contenders;
import dev.nnmaven.benchmarks.contenders.Library;
import dev.nnmaven.benchmarks.peer.Work;
import dev.nnmaven.benchmarks.shared.Case;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured of whom, how often and for how long: what fits into twenty minutes. */
public final class Schedule {
    private static final Set<Work> ALL = EnumSet.of(Work.ONLINE, Work.BATCH, Work.QUERY, Work.QUERIES);

    /** Side cases with targets of their own. */
    private static final Set<Case> TARGETS = EnumSet.of(DOUBLE, LARGE);

    /** The same code with its arrays elsewhere in memory. */
    private static final Set<String> ELSEWHERE = Set.of(Contenders.ALIGNED, CPrograms.Program.FUSED_16.id());

    /** So much Java around a little native code that it takes seconds to be compiled. */
    private static final Set<String> LATE = Set.of(Library.DJL.id(), Library.DL4J.id());

    /** A dot product per neuron, in Java: a hundred times as slow as the fastest. */
    private static final Set<String> SLOW =
            Set.of("textbook", Library.ENCOG.id(), Library.DEEPNETTS.id(), Library.WEKA.id());

    private final boolean quick;
    private final List<String> wanted;

    /** @param wanted ids of cases; empty for the usual ones */
    public Schedule(boolean quick, List<String> wanted) {
        this.quick = quick;
        this.wanted = wanted;
    }

    public List<Case> cases() {
        if (!wanted.isEmpty()) {
            return Arrays.stream(Case.values())
                    .filter(of -> wanted.contains(of.id()))
                    .toList();
        }
        return quick ? List.of(SMALL, BOOK, ZEROS) : List.of(Case.values());
    }

    /** The columns of the table of a case. */
    public List<Work> works(Case of) {
        return switch (of) {
            case SMALL -> List.of(Work.ONLINE, Work.CALLS, Work.BATCH, Work.QUERY, Work.QUERIES);
            case BOOK -> List.of(Work.ONLINE, Work.CALLS, Work.BATCH, Work.BATCH2, Work.QUERY, Work.QUERIES);
            case DOUBLE -> List.of(Work.ONLINE, Work.QUERY);
            default -> List.copyOf(ALL);
        };
    }

    /** Why the contender is not measured at that although it could be. */
    Optional<String> leftOut(Case of, Work work, Contender contender) {
        boolean ours = contender.kind() == Kind.OURS;
        if (work == Work.CALLS && !ours && contender.kind() != Kind.TEXTBOOK) {
            return Optional.of("it has one way only: as online step");
        }
        if (of == DOUBLE && !ours && !contender.id().equals(Library.SMILE.id())) {
            return Optional.of("measured in one precision only, in the table above");
        }
        boolean several = work == Work.BATCH || work == Work.QUERIES;
        boolean quickEnough = of == LARGE && !SLOW.contains(contender.id());
        if (!main(of) && !quickEnough && several && contender.kind() == Kind.LIBRARY) {
            return Optional.of("left out to keep the run short");
        }
        if (!main(of) && !TARGETS.contains(of) && contender.id().equals("vector25")) {
            return Optional.of("left out to keep the run short");
        }
        if (of != BOOK && (ELSEWHERE.contains(contender.id()) || Contenders.isConfined(contender))) {
            return Optional.of("left out to keep the run short");
        }
        boolean skipsNoZeros =
                !ours && !contender.id().equals("c-fused") && !contender.id().equals(Library.ONNX.id());
        if (of == ZEROS && skipsNoZeros) {
            return Optional.of("skips no zeros: as in the table above");
        }
        return Optional.empty();
    }

    /** Odd, so that one disturbed round does not move the median. */
    int rounds() {
        return 3;
    }

    /** Libraries, whose differences are large, and side cases take part in fewer rounds. */
    boolean takesPart(int round, Case of, Contender contender) {
        boolean core = contender.kind() != Kind.LIBRARY;
        int taken = core ? 3 : 2;
        if (!main(of)) {
            taken = core && TARGETS.contains(of) ? 2 : 1;
        }
        return round < taken;
    }

    private static boolean main(Case of) {
        return of == BOOK || of == SMALL || of == ZEROS;
    }

    Effort effort(Case of, Contender contender) {
        if (contender.kind() == Kind.C) {
            return new Effort(0, quick ? 200 : 300);
        }
        if (of == LARGE && SLOW.contains(contender.id())) {
            // A call takes seconds.
            return new Effort(300, 150);
        }
        // Vector code is the last to be compiled; until then it is slower than anything.
        boolean late = contender.id().startsWith("vector") || LATE.contains(contender.id());
        // Vectors take over from plain Java after four seconds in the large network.
        int patience = of == LARGE ? 5000 : 2500;
        return new Effort(late ? patience : 600, quick ? 300 : 450);
    }
}
