"""The parts of a pasted declaration, a module each: figures, parties, candidates, tables, totals, who won."""
