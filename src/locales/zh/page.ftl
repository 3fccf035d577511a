## Page

details = 描述与数据
answer = 答案
reset = 重置
svg = 下载 SVG
png = 下载 PNG
link = 链接
failed = 下载失败。
controls = 控件
figure = 图~{ $number }
table = 表~{ $number }
book-contents = 目录
book-figures = 插图
book-tables = 表格
book-alternatives = 每张图片都有替代文本。
book-descriptions = 数字较多的图配有说明和表格。
book-formulas = 公式采用 MathML。
book-navigation = 本书有目录和标题。
