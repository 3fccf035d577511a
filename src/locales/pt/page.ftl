## Page

details = Descrição e valores
answer = Resposta
reset = Restaurar
svg = Baixar SVG
png = Baixar PNG
link = Link
failed = Não foi possível baixar o arquivo.
controls = Controles
figure = Figura~{ $number }
table = Tabela~{ $number }
book-contents = Sumário
book-figures = Figuras
book-tables = Tabelas
book-alternatives = Todas as imagens têm um texto alternativo.
book-descriptions = As figuras com muitos números têm uma descrição e tabelas.
book-formulas = As fórmulas estão em MathML.
book-navigation = O livro tem sumário e títulos de seção.
