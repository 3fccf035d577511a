### What a page shows around every figure, and an e-book around its figures.
### $number: text

## Page

details = Description and numbers
answer = Answer
reset = Reset
svg = Download SVG
png = Download PNG
link = Link
failed = Download failed.
controls = Controls
figure = Figure~{ $number }
table = Table~{ $number }
book-contents = Contents
book-figures = Figures
book-tables = Tables
book-alternatives = Every picture has a text alternative.
book-descriptions = Figures with many numbers have a description and tables.
book-formulas = Formulas are MathML.
book-navigation = The book has a table of contents and headings.
