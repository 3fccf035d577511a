## Page

details = Beschreibung und Zahlen
answer = Lösung
reset = Zurücksetzen
svg = SVG herunterladen
png = PNG herunterladen
link = Link
failed = Herunterladen fehlgeschlagen.
controls = Einstellungen
figure = Abbildung~{ $number }
table = Tabelle~{ $number }
book-contents = Inhalt
book-figures = Abbildungen
book-tables = Tabellen
book-alternatives = Jedes Bild hat eine Textalternative.
book-descriptions = Zu Abbildungen mit vielen Zahlen gibt es eine Beschreibung und Tabellen.
book-formulas = Formeln liegen als MathML vor.
book-navigation = Das Buch hat ein Inhaltsverzeichnis und Überschriften.
