-weights = { $count ->
    [one] وزن واحد ({ $count })
    [two] وزنان ({ $count })
    [few] { $count } أوزان
    [many] { $count } وزنًا
   *[other] { $count } وزن
}
title = الأوزان بصيغة NF4: المستويات وعدد البتات لكل وزن والخطأ
becomes = { $weight } يصبح { $value }
errors = NF4 { $nf4 }، وint4 { $int4 }، وFP4 { $fp4 }
alt = { title }. { $bits } بت لكل وزن بدلًا من { $before }. في كتلة من { COUNT($block, -weights) }: { becomes }. الأخطاء: { errors }.
caption = أوزان بصيغة NF4 في كتل حجمها { $block }
spoken = كتل حجمها { $block }: { becomes }؛ { $bits } بت، والخطأ { $nf4 }

headline = تحفظ NF4 كل وزن كأحد المستويات الـ{ $levels }: { $bits }~بت بدلًا من { $before }
deck = بالقسمة على أكبر قيمة مطلقة في كتلته، وهي absmax وتساوي { $absmax }، يصبح { $weight } مساويًا { $scaled }؛ وأقرب مستوى هو { $level }. وتُحفظ absmax في { 8 }~بت على أنها { $kept }، فالوزن { becomes }.
matrix-head = { COUNT($matrix, -weights) }، والمنحنى الطبيعي
block-head = { $whole ->
   *[true] { COUNT($shown, -weights) }، كتلة واحدة
    [false] { COUNT($shown, -weights) } من كتلة حجمها { $block }
}
levels-head = { $levels } مستوى
bits-head = بت لكل وزن
error-head = الخطأ (جذر متوسط المربعات)
sum = { 4 } + { 8 }/{ $block } + { 32 }/{ $shared } = { $bits }
conditions = تبقى التضمينات وطبقات التطبيع وطبقة الخرج و_B_ و_A_ في { 16 }~بت أو أكثر.

part-matrix = { COUNT($matrix, -weights) } بعد التدريب، توزيعها قريب من الطبيعي، والمنحنى الطبيعي
part-block = { block-head }، وقيمة كل مستوى في هذه الكتلة، مضروبًا في { $kept }: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }: { $weight } / { $absmax } = { $scaled }، والمستوى { $level }، مضروبًا في { $kept }
part-rows = عدد البتات لكل وزن، والخطأ
part-before = bf16: { $before } بت
part-type = { $type }: { $sum } بت؛ والخطأ { $error }

lesson = كيف تخزّن QLoRA الأوزان في { 4 } بت
summary = NF4 على مصفوفة مُدرَّبة: مستوياتها الـ{ 16 }، وعدد البتات لكل وزن، وخطؤها إلى جانب خطأ int4 وFP4.
labels =
    .block = حجم الكتلة
    .weight = الوزن
explanation =
    تخزّن QLoRA (arXiv 2305.14314) المصفوفة _W_ بصيغة NF4، ومستوياتها الـ{ 16 } متقاربة حيث تكثر الأوزان في التوزيع
    الطبيعي (الملحق). وتخزّن الكتلة أكبر قيمة مطلقة فيها، absmax، ومستوى لكل وزن. ويطرح التكميم المزدوج متوسط قيم absmax
    كلها ويحفظ كل قيمة في { 8 } بت؛ وتشترك كل { 256 } منها في معامل قياس من { 32 } بت. وعند ضرب المصفوفات تعود المستويات
    إلى { 16 } بت. ولا تُخزَّن هكذا إلا الطبقات الخطية. وتمرّ التدرّجات عبر _W_ إلى _B_ و_A_، ولا تتغيّر _W_ أبدًا. والمصفوفة
    طبقة مُدرَّبة فيها { 64 }~×~{ 64 } وزنًا بصيغة bf16، كمّمها bitsandbytes. ومستويات int4 من −{ 7 }/{ 7 } إلى { 7 }/{ 7 }.
    والخطأ هو جذر متوسط مربعات التغيّر نسبةً إلى نظيره في _W_. ولمصفوفة أخرى أخطاء أخرى.
table-caption = وزن واحد، وعدد البتات لكل وزن، والمستويات في NF4
table-head =
    الكمية
    القيمة
table-quantities =
    حجم الكتلة
    أكبر قيمة مطلقة في الكتلة، absmax
    absmax محفوظة في { 8 } بت
    الوزن
    الوزن / absmax
    أقرب مستوى
    الوزن المحفوظ
    بت لكل وزن
    بت لكل وزن من دون التكميم المزدوج
    خطأ NF4
    خطأ int4
    خطأ FP4
level-row = المستوى { $level }
