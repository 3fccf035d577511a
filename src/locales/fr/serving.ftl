units =
    Po
    To
    Go
    Mo
    ko
-adapters = { $count ->
    [one] { $count } adaptateur
   *[other] { $count } adaptateurs
}
title = Mémoire de { COUNT($adapters, -adapters) } de rang~{ $rank } sur { $model }
cost = { $outcome ->
   *[saving] { $shared } sur une seule base, { $merged } en copies fusionnées
    [even] { $shared } sur une seule base, autant en copies fusionnées
    [loss] { $shared } sur une seule base, { $less } de moins en copies fusionnées
}
alt = { title }~: { cost }. Dans { $memory } tiennent { $fitShared } adaptateurs ou { $fitMerged } copies. Chaque requête d’un lot utilise son propre adaptateur.
caption = { title }
spoken = { COUNT($adapters, -adapters) } de rang { $rank }~: { cost }~; dans { $memory } en tiennent { $fitShared }
every = tout nombre

headline = { $adapters ->
    [one] { $adapters } adaptateur prend { cost }
   *[other] { $adapters } adaptateurs prennent { cost }
}
deck = { $model } sur 16 bits~; rang~{ $rank } sur { $targetList }{ $padded ->
    [true] , emplacements de rang~{ $slotRank }
   *[false] {""}
}
memory-title = **{ $unit } de poids**, selon le nombre d’adaptateurs
budget = mémoire de { $memory }
shared-name = **Adaptateurs~:** { $fitShared ->
    [one] { $fitShared } tient dans { $memory }
   *[other] { $fitShared } tiennent dans { $memory }
}
merged-name = **Copies fusionnées~:** { $fitMerged ->
    [one] { $fitMerged } tient
   *[other] { $fitMerged } tiennent
}
each = { $weights } chacune
sum = { $weights } + { $slot } chacun
crossover = { $limit ->
    [one] fusionner ne réduit que pour { $limit }
   *[other] fusionner réduit jusqu’à { $limit }
}
batch-title = **Un lot~:** les requêtes partagent _W_~; chacune a ses _B_ et _A_
request = { $long ->
   *[true] requête { $request }, adaptateur { $adapter }
    [false] requête { $request }
}
padding = { $padded ->
   *[true] { $share } de remplissage
    [false] aucun remplissage
}
conditions = Charger un adaptateur~: { $adapter }. Cache KV et activations non comptés.

part-base = Une base, gelée~: { $weights }
part-adapters = { COUNT($adapters, -adapters) }, _B_ et _A_, { $adapter } chacun, dans des emplacements de { $slot }~: { $shared } avec la base~; { $fitShared } tiennent dans { $memory }
part-merged = Copies fusionnées, { $weights } chacune, pour { COUNT($adapters, -adapters) }~: { $merged }~; { $fitMerged } tiennent dans { $memory }
part-w = _W_, gelée, une seule fois pour toutes les requêtes
part-batch = Un lot de requêtes, chacune avec son propre adaptateur de rang { $rank } dans un emplacement de rang { $slotRank }~: { padding }

lesson = Combien d’adaptateurs un serveur contient
summary = La mémoire de nombreux adaptateurs sur une seule base à côté de celle de copies fusionnées, et un lot où chaque requête utilise son propre adaptateur.
labels =
    .adapters = Adaptateurs
    .rank = Rang _r_
    .slotRank = Rang d’un emplacement
    .memory = Mémoire, Go
explanation =
    Les octets sont calculés, exacts pour des poids sur 16 bits~: _N_ adaptateurs sur une seule base prennent _W_~+~_Ns_,
    et _N_ copies fusionnées _NW_, où _W_ désigne les octets de la base et _s_ ceux d’un emplacement. Les copies fusionnées
    ne sont plus petites que si _N_ est inférieur à _W_/(_W_~−~_s_), soit seulement pour 1 avec la plupart des modèles.
    PEFT enregistre les adaptateurs en fp32~: leurs fichiers sont donc deux fois plus grands. Un serveur a aussi besoin de
    place pour le cache KV, les activations et les tampons, qui ne sont pas comptés. Dans vLLM (documentation de
    LoRAConfig et de max_lora_rank), max_loras est le nombre d’adaptateurs dans un lot, max_cpu_loras celui dans la
    mémoire du processeur, et un emplacement a le rang max_lora_rank, 16 par défaut, dans le type de la base~; les
    adaptateurs de rang inférieur sont complétés par des zéros. Le débit a été mesuré ailleurs, pas ici~: Punica (arXiv
    2310.18547, résumé), qui multiplie un lot une seule fois par _W_ et chaque requête par ses propres _B_ et _A_, annonce
    12 fois celui d’autres serveurs, avec 2~millisecondes de plus par token~; S-LoRA (arXiv 2311.03285, résumé), qui garde tous les
    adaptateurs en mémoire centrale et charge ceux des requêtes en cours, jusqu’à 4 fois celui de PEFT et de vLLM avec des
    copies fusionnées. Dans le dessin du lot, seuls les rangs des
    emplacements sont à l’échelle. Les temps de chargement supposent 25~Go en une seconde.
table-caption = Mémoire d’adaptateurs et de copies fusionnées, en octets
table-head =
    Grandeur
    Valeur
table-quantities =
    Base sur 16 bits, et chaque copie fusionnée
    Adaptateur sur 16 bits
    Emplacement d’un adaptateur
    dont remplissage
    Une base avec tous les emplacements
    Autant de copies fusionnées
    Mémoire du serveur
    Adaptateurs qui tiennent à côté de la base
    Copies fusionnées qui tiennent
    Fusionner prend moins jusqu’à ce nombre
    Fichier de l’adaptateur en fp32, sans son en-tête
    Charger un adaptateur à 25 Go/s, millisecondes
    Charger une copie fusionnée à 25 Go/s, millisecondes
