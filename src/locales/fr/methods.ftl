-lora = LoRA de rang~64

names =
    .full = { -full }
    .full-run = Complet
measure = { $vertical ->
    [accuracy] exactitude de test
    [memory] pic de mémoire
   *[time] durée d’entraînement
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~Go
   *[time] { $number }~s
}
thousands = { $tick }~k
millions = { $tick }~M
title = { $runs } affinages de Llama-3.2-3B~: paramètres entraînés et { measure }
heading = { $runs } essais, Llama-3.2-3B
axes =
    .accuracy = Exactitude de test, %, à~maximiser
    .memory = Pic de mémoire, Go, à~minimiser
    .time = Durée, s, logarithmique, à~minimiser
trained = paramètres entraînés, logarithmique
fewer = <~{ $bound }
more = >~{ $bound }
chosen-name = { $chosen ->
    [lora] { -lora }
   *[other] { $method }{ $several ->
       *[true] {" "}(meilleur de { $attempts } essais)
        [false] {""}
    }
}
outcome =
    { chosen-name }
    entraîne { $share }, { $vertical ->
        [accuracy] atteint { $result }
       *[other] { $result }
    }
other-results = { $chosen ->
    [lora] complet~: { $fullResult }
   *[other] LoRA r64~: { $loraResult }~; complet~: { $fullResult }
}
key =
    Famille LoRA~; ligne~: r32, r64
    { names.full }
    { $chosen ->
        [method] { $method }
       *[other] { $others } autres essais
    }
note = Un point est un réglage, pas~un~verdict.
verdict = { chosen-name } entraîne { $share } des paramètres~; { measure }~: { $result }~; { $chosen ->
    [lora] affinage complet~: { $fullResult }
    [full] { -lora }~: { $loraResult }
   *[method] { -lora }~: { $loraResult }~; affinage complet~: { $fullResult }
}.
alt = { title }. { verdict } Meilleur résultat~: { $best }.
caption = { $runs } essais mesurés. { verdict }

lesson = Comment LoRA se compare à d’autres méthodes
summary = Essais mesurés de LoRA et d’autres méthodes~: paramètres entraînés, exactitude, mémoire et durée.
labels =
    .vertical = Axe vertical
    .method = Mettre en évidence
verticals =
    .accuracy = exactitude
    .memory = mémoire
    .time = durée
explanation =
    Mesures des auteurs de PEFT (github.com/huggingface/peft, method_comparison/MetaMathQA, commit 5d602fd)~:
    Llama-3.2-3B en bfloat16, { 5000 } étapes de 4 exemples de MetaMathQA, test sur GSM8K, un L40S. L’image nomme une
    douzaine de méthodes connues~; s’il y a plusieurs essais, le plus exact. Chaque essai est un réglage avec une
    graine~: un mauvais résultat tient au réglage, pas à la méthode. Au rang 64, rsLoRA et LoRA diffèrent aussi par le
    facteur d’échelle, 8 et 2. Le pic de mémoire est la mémoire réservée~; 1~Go vaut 10⁹ octets. Sur les { $runs }
    essais de moins de { millions } de paramètres, la corrélation des rangs de la taille et de l’exactitude est
    { $ofAccuracy }~; de la taille et de la mémoire, { $ofMemory }~; de la taille et de la durée, { $ofTime }.
table-caption = Les { $named } essais que l’image nomme, puis les { $others } autres, que l’impression omet
table-head =
    Méthode
    Réglage
    Paramètres entraînés
    Exactitude de test
    Pic de mémoire, octets
    Durée d’entraînement
settings =
    .r = r { $first }
    .ranks = r de { $first } à { $last }
    .values = { $first } valeurs
    .tokens = { $first } jetons
    .frequencies = { $first } fréquences
    .subspaces = { $first } sous-espaces
    .groups = groupes de { $first }
    .blocks = blocs de { $first }
    .factor = facteur { $first }
    .sparse = creux { REAL($first) }
    .learning-rate = taux d’apprentissage { REAL($first) }
    .v-biases = biais de v
    .all-norms = toutes les normalisations
    .all-linear = tous les linéaires
    .mini = réduit
    .bat = Bat
    .para = PaRa
    .fast = rapide
    .tied = liés
    .vectors = vecteurs
    .mlp = MLP
    .random-start = initialisation aléatoire
    .word-start = initialisation par des mots
    .zero-start = initialisation à zéro
    .default = par défaut
separator = ~;{" "}
card-subject = { $vertical ->
    [accuracy] Exactitude de test
    [memory] Pic de mémoire
   *[time] Durée d’entraînement
}, { $chosen ->
    [lora] { -lora }
   *[other] { $method }
}
card-meaning =
    avec { $share } entraînés~;
    { $chosen ->
        [full] LoRA~: { $loraResult }
       *[other] affinage complet~: { $fullResult }
    }
