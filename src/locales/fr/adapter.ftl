title = Ce que l’entraînement a changé dans chaque module
place = { $layered ->
   *[true] { $kind } de la couche~{ $layer }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] , en~{ $power }
    [false] {""}
}
directions = { $directions } sur~{ $ranks }
hold = { $largest ->
    [one] { $directions } direction sur~{ $ranks } contient { $share }
   *[other] { $directions } directions sur~{ $ranks } contiennent { $share }
}
example-title = Plus grande ‖Δ_W_‖~: { place }
nothing = Chaque mise à jour vaut 0~: rien n’a été entraîné
held = { hold } de chaque mise à jour
-magnitudes = les magnitudes de DoRA
-biases = les biais de LoRA
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = Non montré~: le rang qui aurait fait aussi bien{ $undrawn ->
    [magnitudes] ~; { -magnitudes }
    [biases] ~; { -biases }
    [both] ~; { -magnitudes } et { -biases }
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = Ce que l’entraînement a laissé dans chaque module{ $hasExperts ->
   *[true] , ou dans les { $experts } experts d’une couche
    [false] {""}
}, Δ_W_~=~_s_·_BA_~; parts de~‖Δ_W_‖²~; { $scaling ->
    [differs] _s_ varie selon les modules
    [assumed] _s_~=~{ REAL($factor) } (supposé)
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
size-label = { $measure ->
   *[update] taille { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = directions
example-held = { hold } de ‖Δ_W_‖²
example-values = { $count ->
    [one] le carré de sa valeur singulière, _σ_²
   *[other] { $count } carrés de valeurs singulières, _σ_², de~somme~‖Δ_W_‖²
}
part-row = { $kind }{ $layered ->
   *[true] , couches { $layers }
    [false] {""}
}~: { $symbol } { $sizes }. Directions~: { $directions } sur { $ranks }
part-example = { place }~: carrés des valeurs singulières, rapportés au plus grand~: { $values }. { hold } de ‖Δ_W_‖²
layer = couche
alt = { title }. { sentences } { not-shown }
caption = Ce que l’entraînement au rang~{ $ranks } a changé dans chaque module{ $hasOthers ->
   *[true] ~; le fichier a aussi des tenseurs pour { $others }, qui ne sont pas dessinés
    [false] {""}
}

lesson = Ce qu’un adaptateur a appris
summary = Un adaptateur entraîné~: la taille de chaque mise à jour, et le nombre de directions qui en contiennent l’essentiel.
listed = { title }, { $share } de chaque mise à jour
labels =
    .share = Part contenue, %
    .measure = Taille d’une mise à jour
measures =
    .update = complète
    .entry = par coefficient
explanation =
    La mise à jour d’un module est Δ_W_~=~_s_·_BA_, avec _s_~=~_α_/_r_, ou _α_/√_r_ pour rsLoRA. Sa taille ‖Δ_W_‖ est la racine de la
    somme des carrés de ses valeurs singulières, qui sont calculées à partir de _B_ et _A_. Plus une matrice est grande, plus sa
    norme l’est aussi~; par coefficient, la norme est divisée par √(_dk_). Les directions se comptent comme dans la
    conversion vers LoRA de PEFT~: c’est le plus petit nombre de valeurs singulières dont les carrés font au moins la part
    choisie de la somme. Un petit nombre de directions peut contenir l’essentiel d’une mise à jour, mais une part de la
    somme des carrés n’est pas une exactitude~: un entraînement à ce rang peut donner un autre résultat.
table-head =
    Modules
    Plus grand _σ_
    Part de la somme de tous les ‖Δ_W_‖²
    Taille de la mise à jour
    Directions pour la part choisie
table-directions = Directions qui contiennent { $share }

compared-title = Deux adaptateurs des mêmes modules
compared-sizes = { $different ->
   *[true] Plus grand écart de taille~: { place } ({ $first } et { $second }).
    [false] Toutes les tailles sont égales.
}
compared-overlap = Recouvrement moyen des espaces engendrés~: _B_~{ $meanB }~; _A_~{ $meanA }~; espaces aléatoires~: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }~; { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = Non montré~: si les deux adaptateurs font la même chose{ $undrawn ->
    [magnitudes] ~; { -magnitudes }
    [biases] ~; { -biases }
    [both] ~; { -magnitudes } et { -biases }
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}_s_ d’un adaptateur est supposé.
    [false] {""}
}
compared-reading = Tailles~: le premier adaptateur en clair, le second { $area ->
   *[true] en trait
    [false] en foncé
}. Recouvrement~: moyenne des carrés des cosinus des angles principaux, où les directions faibles comptent autant que les fortes~; barre pleine pour un même espace, trait pour des espaces aléatoires. { compared-not-shown }
compared-factor = { $named ->
   *[true] recouvrement { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] , couches { $layers }
    [false] {""}
}~: { $symbol } du premier adaptateur { $first }, du second { $second }~; recouvrement de _B_ { $meanB }, de _A_ { $meanA }
compared-row = { $first } et~{ $second }
none = aucun
compared-alt = { compared-title }. { compared-sentences }
compared-caption = Tailles et recouvrements de deux adaptateurs des mêmes modules
compared-table = { compared-title }, comparés comme dans l’article sur LoRA
compared-head =
    Modules
    _r_, premier
    _r_, second
    { $symbol }, premier
    { $symbol }, second
    Recouvrement de _B_
    Aléatoire
    Recouvrement de _A_
    Aléatoire
