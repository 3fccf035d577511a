-full = { $case ->
   *[start] Affinage complet
    [genitive] de l’affinage complet
}
-costs-more = LoRA coûte plus
-to-scale = qu’à~l’échelle

outcome = { $outcome ->
    [loss] {" "}({ -costs-more })
    [even] {" "}(aucune économie)
   *[saving] {" "}(économie de { $rest })
}
saving = { $outcome ->
    [loss] aucune, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] environ 1~sur~{ $whole }
    [false] 1~sur~{ $whole }
}
near = { $below ->
   *[true] un peu moins de { $bound }
    [false] un peu plus de { $bound }
}
comma = ,{" "}
area-outline = Complet
area-times = { $times }~×
area-corner = Le coin est agrandi { $times }~×.
card-meaning = { $outcome ->
    [loss]
        entraînés au lieu de { $full }~:
        { -costs-more }
    [even]
        entraînés sur { $full }~:
        LoRA n’économise rien
   *[saving]
        entraînés sur { $full }~:
        { $ratio }
}
card-thin-bars = Barres fines hors échelle
card-too-large = Petite aire agrandie { $tenths }~×
targets = { $targets ->
    [all] tous les modules linéaires
    [kinds] { $kinds } des { $total } types de module
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] regroupés, comme dans transformers~5
    [separate] séparés, comme dans transformers~4
}
counted-note = { $headless ->
   *[true] Le modèle est compté sans couche d’agrégation ni têtes.
    [false] Les experts sont { experts-layout }.
}
