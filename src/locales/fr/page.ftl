## Page

details = Description et valeurs
answer = Réponse
reset = Réinitialiser
svg = Télécharger en SVG
png = Télécharger en PNG
link = Lien
failed = Échec du téléchargement.
controls = Réglages
figure = Figure~{ $number }
table = Tableau~{ $number }
book-contents = Table des matières
book-figures = Figures
book-tables = Tableaux
book-alternatives = Chaque image a un texte alternatif.
book-descriptions = Les figures qui contiennent beaucoup de nombres ont une description et des tableaux.
book-formulas = Les formules sont en MathML.
book-navigation = Le livre a une table des matières et des titres.
