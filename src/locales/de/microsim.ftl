fullscreen = Abbildung im Vollbild öffnen
copy = Kopieren Sie diesen iframe in Ihre Website:
copy-replace = Kopieren Sie diesen iframe in Ihre Website und ersetzen Sie { $placeholder } durch die Adresse dieses Buchs:
description = Beschreibung
picture = Das Bild in Worten:

use = Bedienung
no-controls = Die Abbildung hat keine Bedienelemente.
move = „{ $label }“: Bewegen Sie den Regler oder geben Sie eine Zahl ein.
move-after = „{ $label }“: Entfernen Sie das Häkchen neben „{ $leader }“. Bewegen Sie dann den Regler oder geben Sie eine Zahl ein.
tick = „{ $label }“: Setzen oder entfernen Sie das Häkchen.
choose = „{ $label }“: Wählen Sie aus der Liste.
keys = Mit den Pfeiltasten gehen Sie die Teile des Bildes durch. Unter dem Bild können Sie es zurücksetzen, herunterladen oder einen Link zum gezeigten Zustand kopieren.

numbers = Zahlen
edit = Diese Abbildung ändern
command = Dieser Befehl hat die Abbildung gezeichnet. Ändern Sie seine Werte und führen Sie ihn erneut aus. `--force` ersetzt die Dateien:

lesson-plan = Unterrichtsplan
objectives = Lernziele
students-can = Nach dieser Lektion können die Studierenden:
explain-lesson = anhand der Abbildung erklären: „{ $lesson }“.
quoted = „{ $label }“
predict-controls = vorhersagen, wie sich die Abbildung mit ihren Bedienelementen ändert: { $labels }.
relate-numbers = jede Zahl der Tabelle einem Teil des Bildes zuordnen.
audience = Zielgruppe
readers = Studierende des maschinellen Lernens im Bachelor und im Master. Die Lektion dauert etwa { $minutes }~Minuten.
prerequisites = Voraussetzungen
# @lines
needed =
    Matrizenmultiplikation und der Rang einer Matrix
    Was die Gewichte eines neuronalen Netzes sind und wie das Gradientenverfahren sie ändert

activities = Aufgaben
predict-value = Sagen Sie vorher, was sich ändert, und schreiben Sie es auf. Stellen Sie „{ $label }“ auf { $value } und vergleichen Sie. Setzen Sie die Abbildung danach zurück.
predict-choice = Sagen Sie vorher, was sich ändert, und schreiben Sie es auf. Stellen Sie „{ $label }“ auf „{ $choice }“ und vergleichen Sie. Setzen Sie die Abbildung danach zurück.
predict-tick = Sagen Sie vorher, was sich ändert, und schreiben Sie es auf. { $ticked ->
   *[true] Setzen Sie das Häkchen bei „{ $label }“
    [false] Entfernen Sie das Häkchen bei „{ $label }“
} und vergleichen Sie. Setzen Sie die Abbildung danach zurück.
figure-says = Die Abbildung meldet: { $sentence }.
cover = Decken Sie die Tabelle ab. Lesen Sie möglichst viele ihrer Zahlen aus dem Bild ab und prüfen Sie sie.
see-table = Die Tabelle steht im Abschnitt „{ numbers }“.

assessment = Lernkontrolle
in-words = Erklären Sie in eigenen Worten: „{ $lesson }“.
compare-words = Vergleichen Sie mit der Bildunterschrift und dem Bild in Worten im Abschnitt „{ description }“.
assumptions = Von welchen Annahmen hängen die Zahlen ab?
see-assumptions = Sie stehen im Abschnitt „{ description }“ nach der Bildunterschrift.

answers = Lösungen
references = Literatur
sources =
    .lora = die Methode
    .qlora = LoRA auf einem Basismodell mit 4-Bit-Gewichten
    .forgets = ein Vergleich mit vollem Feintuning
    .start = warum B bei null startet
    .peft = die Bibliothek, mit deren Parameterzahlen die Abbildungen übereinstimmen
updated = laufend aktualisiert
# @lines
subjects =
    Low-Rank Adaptation
    Feintuning
    große Sprachmodelle
