lora = LoRA, rang { $rank }
-lora-64 = LoRA de rang~64

names =
    .full = { -full }
    .full-run = Complet
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN tuning
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
title = Affinage de Llama-3.2-3B~: paramètres entraînés et { measure } en { $runs } essais

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } atteint { $result }, LoRA { $loraResult }, l’affinage complet { $fullResult }
        [memory] { $method } demande { $result }, LoRA { $loraResult }, l’affinage complet { $fullResult }
       *[time] { $method } prend { $result }, LoRA { $loraResult }, l’affinage complet { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA atteint l’exactitude { -full(case: "genitive") } avec { $loraShare } des paramètres
        [memory] LoRA demande { $part } du pic de mémoire { -full(case: "genitive") }
       *[time] LoRA s’entraîne en { $part } du temps { -full(case: "genitive") }
    }
}
deck = { $compared ->
    [true] { $share } des paramètres~; { $runs } essais de Llama-3.2-3B, GSM8K
   *[false] { $runs } essais de Llama-3.2-3B, test sur GSM8K~; un réglage, une graine par essai
}
axes =
    .accuracy = **Exactitude de test** (%)
    .memory = **Pic de mémoire** (Go, moins vaut mieux)
    .time = **Durée** (s, log, moins vaut mieux)
by = selon les paramètres entraînés (log)
axis-by = { $axis } { by }
fewer = <~{ $bound }
named-value = { $name }~: { $number }
of-parameters = paramètres~: { $ratio }
key =
    LoRA et variantes
    autre méthode, au mieux
    autre essai
    { $count } sous { $bound }

run = { $name }~: { $trained } paramètres entraînés, exactitude de test { $accuracy }, pic de mémoire { $memory }, durée d’entraînement { $time }
series = { $kind ->
    [family] LoRA à d’autres rangs ou avec des options de PEFT, { $count } essais
    [known] Autres méthodes connues, l’essai le plus exact de chacune, { $count } essais
   *[other] Autres essais, { $count }
}
part-comparison = LoRA de rang 64 entraîne { $trained } paramètres, { $share } des { $fullTrained } { -full(case: "genitive") }~: { $ratio }

verdict = { $compared ->
    [false] { -lora-64 }, part des { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
       *[other] {" "}(meilleur de { $attempts } essais)
    } entraîne { $share } des paramètres
}~; { measure }~: { $result }~; { $compared ->
    [false] affinage complet~: { $fullResult }
   *[true] { -lora-64 }~: { $loraResult }~; affinage complet~: { $fullResult }
}.
alt = { title }. { verdict } Meilleur résultat~: { $best }.

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
    douzaine de méthodes connues~; de plusieurs essais, elle montre le plus exact. PEFT compte AdaLoRA,
    LoHa et VeRA, qui dérivent de LoRA, comme des méthodes distinctes. Chaque essai est un réglage avec une
    graine~: un mauvais résultat tient au réglage, pas à la méthode. Au rang 64, rsLoRA et LoRA diffèrent aussi par le
    facteur d’échelle, 8 et 2. Le pic de mémoire est la mémoire réservée~; 1~Go vaut 10⁹ octets. Sur les { $runs }
    essais de moins de { large } de paramètres, la corrélation de rang entre taille et exactitude est de
    { $ofAccuracy }~; entre taille et mémoire, de { $ofMemory }~; entre taille et durée, de { $ofTime }.
table-caption = Les { $named } essais que l’image nomme, puis les { $others } autres, omis à l’impression
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
    .all-linear = tous les modules linéaires
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
