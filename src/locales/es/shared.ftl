-full = { $case ->
   *[start] Ajuste fino completo
    [genitive] del ajuste fino completo
}
-costs-more = LoRA cuesta más
-to-scale = que~a~escala

outcome = { $outcome ->
    [loss] {" "}({ -costs-more })
    [even] {" "}(sin ahorro)
   *[saving] {" "}(ahorro del { $rest })
}
saving = { $outcome ->
    [loss] ninguno, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] ≈~1~de~cada~{ $whole }
    [false] 1~de~cada~{ $whole }
}
near = { $below ->
   *[true] algo menos de { $bound }
    [false] algo más de { $bound }
}
comma = ,{" "}
area-outline = Completo
area-times = { $times }~×
area-corner = La esquina está ampliada { $times }~×.
card-meaning = { $outcome ->
    [loss]
        entrenados en vez de { $full }:
        { -costs-more }
    [even]
        entrenados de { $full }:
        LoRA no ahorra nada
   *[saving]
        entrenados de { $full }:
        { $ratio }
}
card-thin-bars = Barras finas fuera de escala
card-too-large = Área pequeña ampliada { $tenths }~×
targets = { $targets ->
    [all] todos los módulos lineales
    [kinds] { $kinds } de los { $total } tipos de módulo
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] agrupados, como en transformers~5
    [separate] separados, como en transformers~4
}
counted-note = { $headless ->
   *[true] El modelo se cuenta sin la capa de agregación ni las cabezas.
    [false] Los expertos están { experts-layout }.
}
