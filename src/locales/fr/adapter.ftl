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
nothing = Chaque mise à jour est 0~: rien n’a été entraîné.
largest = La plus grande~: { place }, { $symbol }~=~{ $norm }.
held = { hold } de chaque mise à jour.
verdict = { $zero ->
    [true] { nothing }
   *[false]
        { largest }
        { held }
}
sentences = { $zero ->
    [true] { nothing }
   *[false] { largest } { held }
}
-magnitudes = les magnitudes de DoRA
-biases = les biais de LoRA
not-shown = Non montré~: quel rang aurait fait aussi bien{ $undrawn ->
    [magnitudes] ~; { -magnitudes }
    [biases] ~; { -biases }
    [both] ~; { -magnitudes } et { -biases }
   *[none] {""}
}.
caution = Ce que l’entraînement a laissé dans chaque module{ $hasExperts ->
   *[true] , ou dans les { $experts } experts d’une couche
    [false] {""}
}. { not-shown }
scale = { $scaling ->
    [differs] _s_ varie selon les modules
    [assumed] _s_~=~{ REAL($factor) } (supposé)
   *[known] _s_~=~{ REAL($factor) }
}
keys =
    En haut~: { $symbol }, { $measure ->
       *[update] taille de la mise à jour
        [entry] mise à jour par coefficient
    }{ in-units }~; même échelle
    En bas~: directions qui contiennent { $share } de ‖Δ_W_‖²
    et le reste des _r_ directions du module
example = { place }~: ses valeurs singulières _σ_~; { hold }
values = taille, directions
row = { $norm }, { directions }
layer = couche
alt = { title }. { sentences } { not-shown }
caption = Ce que l’entraînement a changé. { sentences } La figure ne montre pas quel rang aurait fait aussi bien{ $undrawn ->
        [magnitudes] , ni { -magnitudes }
        [biases] , ni { -biases }
        [both] , ni { -magnitudes } ni { -biases }
       *[none] {""}
    }.{ $hasOthers ->
       *[true] {" "}Le fichier a aussi des tenseurs pour { $others }, qui ne sont pas dessinés.
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
    somme des carrés de ses valeurs singulières, qui sont calculées à partir de _B_ et _A_. Les grandes matrices ont de grandes
    normes~; par coefficient, la norme est divisée par √(_dk_). Les directions se comptent comme dans la conversion en LoRA
    de PEFT~: le plus petit nombre de valeurs singulières dont les carrés font au moins la part choisie de la somme. Peu
    de directions peuvent contenir l’essentiel d’une mise à jour, mais une part de carrés n’est pas une exactitude~: un
    entraînement à ce rang peut donner un autre résultat.
table-head =
    Modules
    Plus grand _σ_
    Part de la somme de tous les ‖Δ_W_‖²
    Taille de la mise à jour
    Directions pour la part choisie
table-directions = Directions qui contiennent { $share }
card-subject = Directions d’un adaptateur entraîné~:
card-meaning = { $zero ->
    [true]
        contiennent une part de chaque mise à jour~:
        rien n’a été entraîné
   *[false]
        contiennent { $share } de chaque mise à jour~;
        max.~: { place }
}
card-note = Taille de chaque mise à jour, et ses directions
card-note-of-some = Plus grandes mises à jour, et directions

compared-title = Deux adaptateurs des mêmes modules
compared-sizes = { $different ->
   *[true] Plus grand écart de taille~: { place } ({ $first } et { $second }).
    [false] Toutes les tailles sont égales.
}
compared-overlap = Recouvrement moyen des espaces~: _B_~{ $meanB }~; _A_~{ $meanA }~; d’espaces aléatoires~: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }~; { $randomA }
}.
compared-sentences = { compared-sizes } { compared-overlap }
compared-not-shown = Non montré~: si les deux adaptateurs font la même chose{ $undrawn ->
    [magnitudes] ~; { -magnitudes }
    [biases] ~; { -biases }
    [both] ~; { -magnitudes } et { -biases }
   *[none] {""}
}.
compared-caution = Recouvrement~: moyenne des carrés des cosinus des angles principaux, où les directions faibles comptent autant que les fortes. { compared-not-shown }
compared-subject = deux adaptateurs{ $assumed ->
   *[true] ~; _s_ est supposé
    [false] {""}
}
compared-keys =
    En haut~: { $symbol } du premier adaptateur{ $area ->
       *[true] , et du second en ligne
        [false] {" "}et du second
    }{ in-units }~; même échelle
    En bas~: recouvrement des espaces des colonnes de _B_ des deux adaptateurs
    et recouvrement des espaces des lignes de _A_
    Plein~: même espace. Trait~: espaces aléatoires
compared-row = { $first }~; { $second }
none = aucun
compared-alt = { compared-title }. { compared-sentences }
compared-caption = { compared-title }. { compared-sentences } { compared-not-shown }
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
compared-card-subject = Recouvrement des espaces de B de deux adaptateurs~:
compared-card-meaning =
    en moyenne~; espaces aléatoires~: { $randomB }
    A~: { $meanA }
compared-card-note = Tailles, et recouvrements de B et de A
