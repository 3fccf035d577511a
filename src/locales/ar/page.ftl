## Page

details = الوصف والأرقام
answer = الجواب
reset = إعادة التعيين
svg = تنزيل SVG
png = تنزيل PNG
link = رابط
failed = تعذّر التنزيل.
controls = عناصر التحكم
figure = الشكل~{ $number }
table = الجدول~{ $number }
book-contents = المحتويات
book-figures = الأشكال
book-tables = الجداول
book-alternatives = لكل صورة نص بديل.
book-descriptions = لكل شكل كثير الأرقام وصف وجداول.
book-formulas = الصيغ مكتوبة بلغة MathML.
book-navigation = للكتاب فهرس محتويات وعناوين.
