fullscreen = Ouvrir la figure en plein écran
copy = Copiez cette iframe dans votre site~:
copy-replace = Copiez cette iframe dans votre site, et remplacez { $placeholder } par l’adresse de ce livre~:
description = Description
picture = L’image en mots~:

use = Mode d’emploi
no-controls = La figure n’a pas de commandes.
move = «~{ $label }~»~: déplacez le curseur, ou saisissez un nombre.
move-after = «~{ $label }~»~: décochez la case à côté de «~{ $leader }~», puis déplacez le curseur, ou saisissez un nombre.
tick = «~{ $label }~»~: cochez ou décochez la case.
choose = «~{ $label }~»~: choisissez dans la liste.
keys = Les touches fléchées parcourent les parties de l’image. Sous l’image, on peut la réinitialiser, la télécharger, ou copier un lien vers ce qu’elle montre.

numbers = Nombres
edit = Modifier cette figure
command = Cette commande a dessiné la figure. Changez ses valeurs et relancez-la. `--force` remplace les fichiers~:

lesson-plan = Plan de cours
objectives = Objectifs d’apprentissage
students-can = Après cette leçon, les étudiants savent~:
explain-lesson = Expliquer le sujet «~{ $lesson }~» à l’aide de la figure.
quoted = «~{ $label }~»
predict-controls = Prévoir comment la figure change avec ses commandes~: { $labels }.
relate-numbers = Relier chaque nombre du tableau à une partie de l’image.
audience = Public
readers = Étudiants en apprentissage automatique, en licence et en master. La leçon dure environ { $minutes }~minutes.
prerequisites = Prérequis
# @lines
needed =
    Le produit de matrices et le rang d’une matrice
    Ce que sont les poids d’un réseau de neurones, et comment la descente de gradient les modifie

activities = Activités
predict-value = Prévoyez ce qui change, et notez-le. Réglez «~{ $label }~» sur { $value }, et comparez. Réinitialisez ensuite la figure.
predict-choice = Prévoyez ce qui change, et notez-le. Réglez «~{ $label }~» sur «~{ $choice }~», et comparez. Réinitialisez ensuite la figure.
predict-tick = Prévoyez ce qui change, et notez-le. { $ticked ->
   *[true] Cochez «~{ $label }~»
    [false] Décochez «~{ $label }~»
}, et comparez. Réinitialisez ensuite la figure.
figure-says = La figure indique~: { $sentence }.
cover = Cachez le tableau. Lisez sur l’image le plus possible de ses nombres, et vérifiez-les.
see-table = Le tableau est dans la section «~{ numbers }~».

assessment = Évaluation
in-words = Expliquez avec vos propres mots le sujet «~{ $lesson }~».
compare-words = Comparez avec la légende et avec l’image en mots, dans la section «~{ description }~».
assumptions = De quelles hypothèses dépendent les nombres~?
see-assumptions = La section «~{ description }~» les énonce, après la légende.

answers = Réponses
references = Références
sources =
    .lora = la méthode
    .qlora = LoRA sur un modèle de base aux poids de 4~bits
    .forgets = une comparaison avec l’affinage complet
    .start = pourquoi B part de zéro
    .peft = la bibliothèque dont les figures reprennent les nombres de paramètres
updated = mis à jour en continu
# @lines
subjects =
    Low-Rank Adaptation
    affinage
    grands modèles de langue
