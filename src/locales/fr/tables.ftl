notes = { $headless ->
   *[true] ~; modèles de type BERT sans couche d’agrégation ni têtes
    [false] {""}
}{ $mixed ->
   *[true] ~; experts { experts-layout }
    [false] {""}
}
caption-matrix = LoRA sur une matrice de { $d }~×~{ $k }, soit { $parameters } paramètres
caption-model = LoRA sur { $modules } de { $model }{ notes }
caption-models = LoRA de rang { $rank } sur { $modules }, modèle par modèle{ notes }
default-targets = les cibles par défaut de PEFT
caption-methods = Méthodes sur { $model }, { $parameters } paramètres{ notes }
head-matrix =
    Rang _r_
    LoRA entraîne, _r_(_d_~+~_k_)
    Part
    Économie
head-model =
    Rang _r_
    Paramètres de base
    LoRA entraîne
    Part
    Économie
    trainable% de PEFT
    Fichier, octets
head-models =
    Modèle
    Paramètres de base
    LoRA entraîne
    Part
    Économie
    trainable% de PEFT
    Fichier, octets
head-models-targets =
    Modèle
    Cibles
    Paramètres de base
    LoRA entraîne
    Part
    Économie
    trainable% de PEFT
    Fichier, octets
head-methods =
    Méthode
    Entraîne
    Part
    Fichier, octets
    Réglages et compromis

unknown = inconnu
all-linear = tous les modules linéaires
no-file = aucun
names-separator = ,{" "}
settings-separator = ,{" "}
settings-on = { $list } sur { $modules }
only-on = sur { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] de rang faible
    [vector] vecteurs
    [constant] nombres
   *[none] aucun
}
settings =
    .rank = rang { $count }
    .tokens = { $count } jetons
    .bottleneck = largeur { $count }
    .init-rank = { $count } avant élagage
    .factor = facteur { $count }
    .decompose-both = les deux facteurs minces
    .feedforward = entrées de { $names } pondérées
    .encoder-hidden = largeur de l’encodeur { $count }
    .layers = { $count } couches
    .para = PaRa, sans _R_
    .bat = Bat, un bloc carré pour chaque groupe de _r_ sorties
    .weight-terms = A et B~: { term-kinds }
    .prompt-term = C~: { term-kinds }
    .bias-terms = D et E~: { term-kinds }
    .orthogonal = une matrice quelconque à la place d’une rotation
    .scale-input = entrées sans facteur
    .scale-output = sorties sans facteur
    .sparse-rate = { $rate } des coefficients
    .mini-rank = largeur de bloc { $count }
    .frequencies = { $count } coefficients
    .variant = variante { $count }
    .group-size = groupes de { $count }
    .vector-size = vecteurs de { $count }
    .blocks = blocs { $count }~×~{ $count }
    .block-count = { $count } blocs
    .share-blocks = tous les blocs égaux
    .hybrid-rank = rang hybride { $count }
    .block-size = blocs de { $count }
    .vectors = { $count } vecteurs
    .vector-length = de longueur { $count }
    .stride = une _A_ pour { $count } couches
    .b-count = { $count } matrices _B_
    .depth = { $count } couches cachées par côté
    .theta-length = un vecteur de { $count }
    .kept-rank = { $count } directions gardées
    .save-projection = projections non enregistrées

method-names =
    .full = { -full }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm tuning
    .houlsby = Adaptateurs de Houlsby
    .adaption-prompt = Adaption prompt

trade-offs =
    .full = Il peut atteindre n’importe quels poids, mais demande des gradients et un état de l’optimiseur pour tous.
    .lora = Elle limite la mise à jour de chaque matrice au rang r et peut être fusionnée dans les poids.
    .rslora = Elle a la taille de LoRA mais multiplie par alpha / √r, pour que les rangs élevés continuent d’apprendre.
    .dora = Elle ajoute une magnitude entraînée par ligne de sortie, et calcule une norme à chaque étape.
    .adalora = Elle part d’une fois et demie le rang et élague~: les rangs diffèrent, mais l’entraînement coûte plus.
    .vera = Elle entraîne deux vecteurs par matrice à côté de matrices aléatoires gelées~; son rang usuel est 256.
    .loha = Elle atteint le rang r² avec deux fois les paramètres de LoRA, et calcule un produit par coefficient.
    .lokr = Elle garde un rang élevé avec très peu de paramètres, mais a une structure de blocs fixe.
    .ia3 = Elle ne fait que pondérer les activations~: très petite, mais incapable de les mélanger.
    .prefix = Elle laisse les poids tels quels~; ses clés et valeurs virtuelles occupent du contexte dans chaque couche.
    .prompt = Elle n’entraîne que les plongements de jetons virtuels~: petite, et faible sur les petits modèles.
    .bitfit = Elle entraîne les biais existants~; beaucoup de modèles récents n’en ont pas.
    .houlsby = Elle insère des couches qui ne peuvent pas être fusionnées~; PEFT ne l’a pas, et l’article d’origine entraîne aussi les normalisations.
    .lora-fa = Elle gèle A, ce qui économise la mémoire des activations et lie la mise à jour aux lignes de A.
    .ln-tuning = Elle n’entraîne que les normalisations~: un gain par composante, et un décalage si elles en ont un.
    .p-tuning = Elle entraîne un encodeur de jetons virtuels, puis se passe de l’encodeur.
    .mica = Elle gèle B sur les directions singulières les plus faibles du poids et n’entraîne que A.
    .hira = Elle multiplie le poids par BA coefficient par coefficient~: la taille de LoRA et un rang plein.
    .deft = Elle retire du poids un sous-espace de rang r et le remplace par un sous-espace entraîné.
    .delora = Elle borne la taille de la mise à jour par un nombre entraîné par module.
    .gralora = Elle donne à chaque bloc de la matrice son adaptateur~: la taille de LoRA et un rang plus élevé.
    .glora = Elle met le poids à l’échelle et lui ajoute un terme~: deux produits de rang faible par matrice.
    .lily = Elle partage A entre des couches et un mélange de B entre toutes, choisi par un routeur.
    .peanut = Elle calcule la mise à jour à partir du poids lui-même, par un réseau étroit muni d’une activation.
    .miss = Elle entraîne un petit bloc répété le long de la matrice~: la moitié de la taille de LoRA ou moins.
    .vblora = Elle compose A et B à partir d’une banque de vecteurs~; les logits qui les choisissent sont l’essentiel de ses paramètres.
    .tinylora = Elle entraîne un vecteur court par module~; le reste, gelé, remplit son fichier.
    .unilora = Elle entraîne un vecteur pour tout le modèle~; une projection fixe en fait toutes les A et B.
    .pvera = C’est VeRA avec une distribution à la place de chaque valeur intérieure~: une moyenne et une dispersion.
    .randlora = Elle additionne de nombreux produits aléatoires gelés de rang r jusqu’au rang plein~; son fichier les contient aussi.
    .beft = Elle n’entraîne un biais que sur les valeurs, même si le modèle n’a pas de biais.
    .road = Elle fait tourner les sorties par paires et les met à l’échelle~: minuscule, et peu coûteuse à servir en lots mixtes.
    .shira = Elle entraîne autant de poids isolés que LoRA a de paramètres~: rang plein, et un fichier trois fois plus gros.
    .frod = Elle entraîne une diagonale et quelques autres coefficients entre deux bases fixes du poids.
    .fourierft = Elle entraîne quelques coefficients de la transformée de Fourier de la mise à jour, en nombre quelconque.
    .waveft = Elle entraîne quelques coefficients de la transformée en ondelettes de la mise à jour, en nombre quelconque.
    .c3a = Elle entraîne des blocs circulants~: rang élevé, et d·k paramètres divisés par le côté du bloc.
    .boft = Elle fait tourner les entrées par blocs et met les sorties à l’échelle, ce qui conserve les angles.
    .oft = Elle fait tourner les entrées par blocs, ce qui conserve les angles entre les neurones.
    .hra = Elle applique r réflexions aux entrées~: elle est orthogonale, avec la moitié de la taille de LoRA ou moins.
    .psoft = Elle ne fait tourner que les r directions les plus fortes du poids~: r(r + 3) / 2 nombres par module.
    .osf = Elle affine tout sauf les directions les plus fortes du poids, contre l’oubli.
    .adaption-prompt = Elle ajoute des invites à l’attention des couches supérieures par une porte qui part de zéro.
    .trainable-tokens = Elle entraîne des lignes isolées des plongements, comme pour de nouveaux jetons, et rien d’autre.
