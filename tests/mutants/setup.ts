import fc from "fast-check";

// A failing test is enough: the smallest example that fails would take most of a mutant's time.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
