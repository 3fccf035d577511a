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

task = { $task ->
    [law] القانون
    [code] البرمجة
   *[poems] الشعر
}
row-separator = ;{" "}
entry-separator = ،~
title = مهايئ مهمة { task }، منفصلًا عن W ومدموجًا في W
alt = قيمة Wx + { $scaling }BAx وقيمة W′x في مهمة { task } هي نفسها ({ $output }). المخزَّن، { COUNT($tasks, -tasks) }: النسخ الكاملة { $copies } بايت، ومصفوفة W واحدة مع المهايئات { $adapters }.
heading = الدمج يحفظ الناتج
setting = حيث _r_ = { 1 } و_α_ = { $scaling }، أي _α_/_r_ = { $scaling }
separate = منفصل، مساران: { $formula }
merged = مدموج، مصفوفة واحدة: { $formula }
changed = العريض: تغيّر
same = الناتج نفسه
kept = البايتات: { COUNT($tasks, -tasks) }
shape = حجم _W_ بصيغة bf16: { $size }؛ المهايئات بصيغة fp32: _r_~=~{ $rank }
full-copies = نسخ كاملة من _W_
one-w = نسخة واحدة من _W_ والمهايئات
thin-matrix = رُسم جزء W من الشريط أعرض من~المقياس بعامل~{ $times }.
thin-adapters = رُسم جزء المهايئات من الشريط أعرض من~المقياس بعامل~{ $times }.
saved = { $outcome ->
    [loss] المهايئات أغلى
    [even] لا توفير
   *[saving] توفير { $rest }
}
verdict = { $share } من بايتات النسخ الكاملة: { saved }.
caption = يعطي مهايئ مهمة { task } الناتج نفسه مدموجًا ومنفصلًا. وعدد المهام { $tasks }: تشغل النسخ الكاملة من مصفوفة حجمها { $size } مقدار { $copies } بايت؛ وتشغل مصفوفة W واحدة مع مهايئات رتبتها { $rank } مقدار { $adapters }.
spoken-tasks = { COUNT($tasks, -tasks) }، { verdict }
spoken-task = مهمة { task }، h~=~{ $output }

lesson = كيف تُدمج المهايئات وتُخزَّن
summary = مثال محلول بأعداد صحيحة: مهايئ منفصل، ثم مدموج، ثم مخزَّن.
labels =
    .task = المهمة
    .tasks = عدد المهام
explanation =
    حجم _W′_~=~_W_~+~(_α_/_r_)_BA_ هو حجم _W_، فلا يضيف المهايئ المدموج حسابًا ولا تأخيرًا في
    الاستدلال (ورقة LoRA، arXiv 2106.09685، القسم 4.1). ولتغيير المهمة اطرح (_α_/_r_)_BA_
    وأضف ما يقابلها من مهايئ آخر، أو أبقِ _W_ كما هي وبدّل _B_ و_A_. وفي حساب الفاصلة العائمة يعطي الاثنان
    الناتج نفسه في حدود التقريب. ويأخذ الوزن في _W_ مقدار { 2 } بايت (bf16)، ويأخذ الوزن في
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
    النسخ الكاملة، بايت
    مصفوفة _W_ واحدة والمهايئات، بايت
    النسبة من النسخ الكاملة
card-subject = مصفوفة W واحدة و{ COUNT($tasks, -adapters) }
card-meaning =
    من بايتات النسخ الكاملة:
    { saved }
labeled-bytes = { $label }: { $bytes } بايت

rounding-rank = الرتبة { $rank }
rounding-limits = في bf16 عدد البتات المعنوية { $bits }: التحديث الأصغر من { 1 }/{ $lost } من وزنه يضيع، والأكبر من { 1 }/{ $kept } لا يضيع.
rounding-heading = تضيع التحديثات الصغيرة في bf16
rounding-formula = _W′_ = _W_ + _BA_، مقرَّبة إلى bf16
rounding-keys =
    ممتلئ: تغيّر الوزن
    فارغ: ضاع، لم يتغيّر الوزن
rounding-units = _BA_/_W_: نسبة جذري متوسط المربعات؛ الضائع: نسبة من الأوزان؛ الخطأ: نسبةً إلى _BA_
rounding-corner = المعروض: { $corner } من { $size } وزنًا عشوائيًا
rounding-ratio = _BA_/_W_: { $ratio }
rounding-lost = الضائع: { $share }
rounding-error = الخطأ: { $error }
rounding-title = الأوزان التي تتغيّر عند إضافة BA بصيغة bf16
rounding-result = { $share } عند { $ratio }
rounding-row = عند { rounding-rank }: { $first }، { $second }، { $third }
rounding-separator = ؛{" "}
rounding-alt = أوزان bf16 التي تحتفظ بقيمتها عند إضافة BA، حسب الرتبة وحجم BA نسبةً إلى W. { $results }.
rounding-caption = عند الدمج بصيغة bf16 يضيع جزء من التحديث. إذا كان حجم BA يساوي { $ratio } من حجم W، احتفظت نسبة { $share } من الأوزان بقيمها عند { rounding-rank }، وبلغ خطأ التحديث { $error }.
rounding-table = أوزان bf16 التي تحتفظ بقيمتها، من { $weights }، وهي عشوائية قريبة من التوزيع الطبيعي؛ ويُقرَّب المجموع مرة واحدة إلى أقرب عدد، وعند التساوي إلى الزوجي
rounding-head =
    الرتبة _r_
    rms(_BA_) / rms(_W_)
    الأوزان التي لم تتغيّر
    النسبة
    خطأ التحديث
rounding-subject = الدمج بصيغة bf16 عند { rounding-rank }
rounding-meaning =
    من الأوزان لا تتغيّر
    إذا كان حجم BA من W هو { $ratio }
rounding-note = فارغ: ضاع التحديث
