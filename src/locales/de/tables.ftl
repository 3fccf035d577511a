notes = { $headless ->
   *[true] ; Modelle wie BERT ohne Pooler und Köpfe
    [false] {""}
}{ $mixed ->
   *[true] ; Experten { experts-layout }
    [false] {""}
}
caption-matrix = LoRA für eine Matrix der Größe { $d }~×~{ $k } mit { $parameters } Parametern
caption-model = LoRA für { $modules } von { $model }{ notes }
caption-models = LoRA mit Rang { $rank } für { $modules }, Modell für Modell{ notes }
default-targets = die Standardmodule von PEFT
caption-methods = Methoden für { $model }, { $parameters } Parameter{ notes }
head-matrix =
    Rang _r_
    LoRA trainiert, _r_(_d_~+~_k_)
    Anteil
    Ersparnis
head-model =
    Rang _r_
    Basisparameter
    LoRA trainiert
    Anteil
    Ersparnis
    trainable% von PEFT
    Datei, Byte
head-models =
    Modell
    Basisparameter
    LoRA trainiert
    Anteil
    Ersparnis
    trainable% von PEFT
    Datei, Byte
head-models-targets =
    Modell
    Module
    Basisparameter
    LoRA trainiert
    Anteil
    Ersparnis
    trainable% von PEFT
    Datei, Byte
head-methods =
    Methode
    Trainiert
    Anteil
    Datei, Byte
    Einstellung und Abwägung

unknown = unbekannt
all-linear = alle linearen Module
no-file = keine
names-separator = ,{" "}
settings-separator = ,{" "}
settings-on = { $list } für { $modules }
only-on = für { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] niedriger Rang
    [vector] Vektoren
    [constant] Zahlen
   *[none] keine
}
settings =
    .rank = Rang { $count }
    .tokens = { $count } Token
    .bottleneck = Breite { $count }
    .init-rank = { $count } vor dem Beschneiden
    .factor = Faktor { $count }
    .decompose-both = beide Faktoren dünn
    .feedforward = Eingaben von { $names } skaliert
    .encoder-hidden = Encoderbreite { $count }
    .layers = { $count } Schichten
    .para = PaRa, ohne _R_
    .bat = Bat, ein quadratischer Block je _r_ Ausgaben
    .weight-terms = A und B: { term-kinds }
    .prompt-term = C: { term-kinds }
    .bias-terms = D und E: { term-kinds }
    .orthogonal = beliebige Matrix statt einer Drehung
    .scale-input = Eingaben nicht skaliert
    .scale-output = Ausgaben nicht skaliert
    .sparse-rate = { $rate } der Einträge
    .mini-rank = Blockbreite { $count }
    .frequencies = { $count } Koeffizienten
    .variant = Variante { $count }
    .group-size = Gruppen zu { $count }
    .vector-size = Vektoren der Länge { $count }
    .blocks = Blöcke der Größe { $count }~×~{ $count }
    .block-count = { $count } Blöcke
    .share-blocks = alle Blöcke gleich
    .hybrid-rank = Hybridrang { $count }
    .block-size = Blöcke der Größe { $count }
    .vectors = { $count } Vektoren
    .vector-length = der Länge { $count }
    .stride = ein _A_ für { $count } Schichten
    .b-count = { $count } Matrizen _B_
    .depth = { $count } verborgene Schichten je Seite
    .theta-length = ein Vektor der Länge { $count }
    .kept-rank = { $count } Richtungen behalten
    .save-projection = Projektionen nicht gespeichert

method-names =
    .full = { -full(case: "start") }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm-Tuning
    .houlsby = Houlsby-Adapter
    .adaption-prompt = Adaption Prompt

trade-offs =
    .full = Erreicht beliebige Gewichte, braucht aber Gradienten und Optimiererzustand für alle.
    .lora = Begrenzt die Änderung jeder Matrix auf den Rang r und lässt sich mit den Gewichten verschmelzen.
    .rslora = Ist so groß wie LoRA, skaliert aber mit alpha / √r, damit auch höhere Ränge weiter lernen.
    .dora = Trainiert zusätzlich einen Betrag je Ausgabezeile und berechnet in jedem Schritt eine Norm.
    .adalora = Beginnt mit dem anderthalbfachen Rang und beschneidet ihn: Die Ränge unterscheiden sich, aber das Training kostet mehr.
    .vera = Trainiert zwei Vektoren je Matrix neben eingefrorenen Zufallsmatrizen; üblich ist Rang 256.
    .loha = Erreicht Rang r² mit doppelt so vielen Parametern wie LoRA und berechnet ein Produkt je Element.
    .lokr = Behält mit sehr wenigen Parametern einen hohen Rang, hat aber eine feste Blockstruktur.
    .ia3 = Skaliert nur Aktivierungen: sehr klein, kann sie aber nicht mischen.
    .prefix = Lässt die Gewichte in Ruhe; die virtuellen Keys und Values verbrauchen in jeder Schicht Kontext.
    .prompt = Trainiert nur die Embeddings virtueller Token: klein und bei kleinen Modellen schwach.
    .bitfit = Trainiert die vorhandenen Bias-Terme; viele neuere Modelle haben keine.
    .houlsby = Fügt Schichten ein, die sich nicht verschmelzen lassen; PEFT hat sie nicht, und im Artikel werden auch Norm-Schichten trainiert.
    .lora-fa = Friert A ein; das spart Speicher für Aktivierungen und bindet die Änderung an die Zeilen von A.
    .ln-tuning = Trainiert nur die Norm-Schichten: einen Faktor je Merkmal und, wo vorhanden, eine Verschiebung.
    .p-tuning = Trainiert einen Encoder virtueller Token und verwirft ihn danach.
    .mica = Friert B auf den schwächsten Singulärrichtungen des Gewichts ein und trainiert nur A.
    .hira = Multipliziert das Gewicht Eintrag für Eintrag mit BA: so groß wie LoRA, mit vollem Rang.
    .deft = Nimmt einen Unterraum mit Rang r aus dem Gewicht und setzt einen trainierten an seine Stelle.
    .delora = Begrenzt die Größe der Änderung durch eine trainierte Zahl je Modul.
    .gralora = Gibt jedem Block der Matrix einen eigenen Adapter: so groß wie LoRA, mit höherem Rang.
    .glora = Skaliert das Gewicht und addiert etwas dazu: zwei Niedrigrang-Produkte je Matrix.
    .lily = Teilt A entlang der Schichten und eine Mischung von B unter allen, ausgewählt von einem Router.
    .peanut = Berechnet die Änderung aus dem Gewicht selbst, durch ein dünnes Netz mit einer Aktivierungsfunktion.
    .miss = Trainiert einen kleinen Block, der entlang der Matrix wiederholt wird: höchstens halb so groß wie LoRA.
    .vblora = Setzt A und B aus einer Sammlung von Vektoren zusammen; die Logits, die sie auswählen, sind die meisten Parameter.
    .tinylora = Trainiert einen kurzen Vektor je Modul; der eingefrorene Rest füllt die Datei.
    .unilora = Trainiert einen Vektor für das ganze Modell; eine feste Projektion macht daraus alle A und B.
    .pvera = VeRA mit einer Verteilung statt jedes inneren Werts: Mittelwert und Streuung.
    .randlora = Summiert viele eingefrorene Zufallsprodukte mit Rang r zu vollem Rang; auch sie stehen in der Datei.
    .beft = Trainiert nur einen Bias der Values, auch wenn das Modell keine Bias-Terme hat.
    .road = Dreht und skaliert Ausgaben paarweise: winzig und in gemischten Batches günstig zu betreiben.
    .shira = Trainiert so viele einzelne Gewichte, wie LoRA hat: voller Rang und eine dreimal so große Datei.
    .frod = Trainiert eine Diagonale und einige weitere Einträge zwischen zwei festen Basen des Gewichts.
    .fourierft = Trainiert einige Koeffizienten der Fourier-Transformierten der Änderung, beliebig viele.
    .waveft = Trainiert einige Koeffizienten der Wavelet-Transformierten der Änderung, beliebig viele.
    .c3a = Trainiert zirkulante Blöcke: hoher Rang, und d·k Parameter geteilt durch die Seitenlänge des Blocks.
    .boft = Dreht die Eingaben blockweise und skaliert die Ausgaben; das erhält Winkel.
    .oft = Dreht die Eingaben blockweise; das erhält die Winkel zwischen Neuronen.
    .hra = Spiegelt die Eingaben r-mal: orthogonal, mit höchstens der halben Größe von LoRA.
    .psoft = Dreht nur die r stärksten Richtungen des Gewichts: r(r + 3) / 2 Zahlen je Modul.
    .osf = Trainiert alles außer den stärksten Richtungen des Gewichts, gegen das Vergessen.
    .adaption-prompt = Fügt der Attention oberer Schichten Prompts hinzu, über einen Gating-Faktor, der bei null startet.
    .trainable-tokens = Trainiert einzelne Zeilen der Embeddings, etwa für neue Token, und sonst nichts.
