## Page

details = 説明とデータ
answer = 解答
reset = リセット
svg = SVG をダウンロード
png = PNG をダウンロード
link = リンク
failed = ダウンロードに失敗した。
controls = 操作
figure = 図~{ $number }
table = 表~{ $number }
book-contents = 目次
book-figures = 図一覧
book-tables = 表一覧
book-alternatives = すべての図に代替テキストがある。
book-descriptions = 数値の多い図には説明と表がある。
book-formulas = 数式は MathML である。
book-navigation = 本書には目次と見出しがある。
