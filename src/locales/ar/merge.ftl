-tasks = { $count ->
    [one] مهمة واحدة ({ $count })
    [two] مهمتان ({ $count })
    [few] { $count } مهام
    [many] { $count } مهمة
   *[other] { $count } مهمة
}
-adapters = { $count ->
    [one] مهايئ واحد ({ $count })
    [two] مهايئان ({ $count })
    [few] { $count } مهايئات
    [many] { $count } مهايئًا
   *[other] { $count } مهايئ
}
-copies = { $count ->
    [one] نسخة مدموجة واحدة ({ $count })
    [two] نسختان مدموجتان ({ $count })
    [few] { $count } نسخ مدموجة
    [many] { $count } نسخة مدموجة
   *[other] { $count } نسخة مدموجة
}

task = { $task ->
    [law] النصوص القانونية
    [code] البرمجة
   *[poems] الشعر
}
row-separator = ;{" "}
entry-separator = ,~
title = مهايئ { task }، منفصلًا عن W ومدموجًا في W
alt = مع مهايئ { task } تتساوى Wx + { $scaling }BAx وW′x، وقيمتهما ({ $output }). المخزَّن لمهام عددها { $tasks }: النسخ المدموجة { $copies } بايت، ومصفوفة W واحدة مع المهايئات { $adapters }.
caption = مهايئ { task } مدموجًا ومنفصلًا، والأوزان المخزَّنة لمهام عددها { $tasks }
spoken = { task }، h~=~{ $output }

headline = المهايئ المدموج في _W_ يعطي الناتج نفسه بلا مسار إضافي
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_؛ _r_~=~{ 1 }، _α_/_r_~=~{ $scaling }؛ مهايئ { task }
separate = **منفصل:** مساران، _W_ و_BA_
merged = **مدموج:** مسار~واحد
frozen = **مجمّدة**
swapped = تُبدَّل لكل مهمة
same = الناتج نفسه
changed = غيّرها { $scaling }_BA_
kept = { $outcome ->
    [loss] الحفظ منفصلًا: بايتات أكثر من { COUNT($tasks, -copies) }
    [even] الحفظ منفصلًا: بايتات بقدر { COUNT($tasks, -copies) }
   *[saving] الحفظ منفصلًا: { $share } من بايتات { COUNT($tasks, -copies) }
}
shape = بايتات _W_ ({ $size }) بصيغة bf16، ومهايئات رتبتها { $rank } بصيغة fp32
merged-copies = _W′_: { COUNT($tasks, -copies) }
one-w = _W_ واحدة و{ COUNT($tasks, -adapters) }
thin-matrix = رُسم جزء _W_ أعرض { COUNT($times, -times) } من~المقياس.
thin-adapters = رُسم جزء المهايئات أعرض { COUNT($times, -times) } من~المقياس.
to-scale = الشريطان مرسومان بالمقياس.

part-separate = منفصل، مساران: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_ مجمّدة، صفًا صفًا: { $values }
part-x = _x_ مضروبًا في { $factor }: { $values }
part-b = _B_ مُدرَّبة، عمود: { $values }
part-a = _A_ مُدرَّبة، صف: { $values }
part-h = _h_، الناتج: { $values }
part-merged = مدموج، مسار واحد: _W′_~_x_ = _h_، الناتج نفسه ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_، صفًا صفًا: { $values }
part-copies = { COUNT($tasks, -copies) } من _W_: { $copies } بايت
part-stored = مصفوفة _W_ واحدة و{ COUNT($tasks, -adapters) }: { $adapters } بايت، أي { $share } من النسخ المدموجة
part-kept = _W_ مجمّدة: { $matrix } بايت
part-adapters = { COUNT($tasks, -adapters) }، _B_ و_A_، مُدرَّبة: { $added } بايت، لكل منها { $adapter }

lesson = كيف تُدمج المهايئات وتُخزَّن
summary = مثال محلول بأعداد صحيحة: مهايئ منفصل، ثم مدموج، ثم مخزَّن.
labels =
    .task = المهمة
    .tasks = عدد المهام
explanation =
    حجم _W′_~=~_W_~+~(_α_/_r_)_BA_ هو حجم _W_، فلا يضيف المهايئ المدموج حسابًا ولا تأخيرًا في
    الاستدلال (ورقة LoRA، arXiv 2106.09685، القسم 4.1). ولتغيير المهمة اطرح (_α_/_r_)_BA_
    وأضف ما يقابلها من مهايئ آخر، أو أبقِ _W_ كما هي وبدّل _B_ و_A_. وفي حساب الفاصلة العائمة يعطي الاثنان
    الناتج نفسه في حدود التقريب. ويشغل الوزن في _W_ مقدار { 2 } بايت (bf16)، ويشغل الوزن في
    المهايئ { 4 } (fp32) كما يحفظه PEFT؛ ولا تُعدّ ترويسات الملفات.
table-caption = المثال المحلول، وبين صفوف المصفوفة فاصلة منقوطة، والبايتات المخزَّنة
table-head =
    الكمية
    القيمة
table-quantities =
    بعد الدمج، _W′_ = _W_ + (_α_/_r_)_BA_
    التحديث، (_α_/_r_)_B_(_Ax_)
    الناتج، _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    الأعداد في _W_ وفي المهايئ
    المصفوفة المخزَّنة، _d_~×~_k_، والرتبة _r_
    مصفوفة واحدة، بايت
    مهايئ واحد، بايت
    المهام
    النسخ المدموجة، بايت
    مصفوفة _W_ واحدة والمهايئات، بايت
    النسبة من النسخ المدموجة
rounding-rank = الرتبة { $rank }
rounding-name = الرتبة { $rank }
rounding-limits = الأحجام جذور متوسط المربعات؛ والخطأ نسبةً إلى _BA_. في bf16 عدد البتات المعنوية { $bits }: التحديث الأصغر من { 1 }/{ $lost } من وزنه يضيع، والأكبر من { 1 }/{ $kept } لا يضيع.
rounding-headline = عند الدمج بصيغة bf16 تضيع التحديثات الصغيرة: { $share } من الأوزان لا تتغيّر
rounding-deck = _W′_ = _W_ + _BA_، مقرَّبة إلى bf16؛ عند { rounding-rank }، إذا كان حجم _BA_ يساوي { $ratio } من حجم _W_
rounding-keys =
    تغيّر
    ضاع: لم يتغيّر
rounding-ratio = _BA_/_W_: { $ratio }
rounding-results =
    ضاع { $share }
    خطأ { $error }
rounding-part = حجم _BA_ يساوي { $ratio } من حجم _W_: { $share } من الأوزان لا تتغيّر، وخطأ التحديث { $error }
rounding-title = الأوزان التي تتغيّر عند إضافة BA بصيغة bf16
rounding-result = { $share } عند { $ratio }
rounding-row = عند { rounding-rank }: { $first }، { $second }، { $third }
rounding-separator = ؛{" "}
rounding-alt = أوزان bf16 التي تحتفظ بقيمتها عند إضافة BA، حسب الرتبة وحجم BA نسبةً إلى W. { $results }.
rounding-caption = { $corner } من { $size } وزنًا عشوائيًا، مدموجة بصيغة bf16
rounding-table = أوزان bf16 التي تحتفظ بقيمتها، من أصل { $weights } من الأوزان العشوائية، مع التقريب إلى الأقرب، وعند التساوي إلى الزوجي
rounding-head =
    الرتبة _r_
    rms(_BA_) / rms(_W_)
    الأوزان التي لم تتغيّر
    النسبة
    خطأ التحديث
