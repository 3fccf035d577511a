## Page

details = Descripción y valores
answer = Respuesta
reset = Restablecer
svg = Descargar SVG
png = Descargar PNG
link = Enlace
failed = La descarga ha fallado.
controls = Controles
figure = Figura~{ $number }
table = Tabla~{ $number }
book-contents = Índice
book-figures = Figuras
book-tables = Tablas
book-alternatives = Todas las imágenes tienen un texto alternativo.
book-descriptions = Las figuras con muchos números tienen una descripción y tablas.
book-formulas = Las fórmulas están en MathML.
book-navigation = El libro tiene un índice y encabezados.
