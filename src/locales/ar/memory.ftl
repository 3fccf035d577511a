-tokens = { $count ->
    [one] رمز~واحد~({ $count })
    [two] رمزان~({ $count })
    [few] { $count }~رموز
    [many] { $count }~رمزًا
   *[other] { $count }~رمز
}
units =
    غ.ب
    م.ب
    ك.ب
overhead = { range }~غ.ب
title = ذاكرة تدريب { $model } مع LoRA برتبة { $rank }
tokens = { $batch }~×~{ COUNT($sequence, -tokens) }
mode = { $mode ->
    [full] { -full }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] ، { $loraShare } من الكامل
    [false] {""}
}
alt = { title }، { $complete ->
       *[true] على { tokens } مع التنشيطات
        [false] من دون التنشيطات
    }: الضبط الكامل { $fullBytes }؛ LoRA بمقدار { lora-cost }؛ QLoRA بمقدار { $qloraBytes }{ $qloraLess ->
       *[true] ، { $qloraShare } من الكامل
        [false] {""}
    }. مصفوفتا B وA وحالتهما: { $trainedBytes }.
caption = { title }
spoken = الرتبة { $rank }، { tokens }، ذاكرة LoRA { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }: { $loraShare } من الذاكرة، وكلفة QLoRA { $qloraShare }
   *[other] { $complete ->
       *[true] يكفي { $loraShare } من الذاكرة لتدريب LoRA، و{ $qloraShare } لتدريب QLoRA
        [false] من دون التنشيطات، يكفي { $loraShare } من الذاكرة لتدريب LoRA، و{ $qloraShare } لتدريب QLoRA
    }
}
deck = { $complete ->
   *[true] ذروة خطوة تدريب: { $model }، { tokens }{ $checkpointing ->
       *[true] {" "}مع إعادة الحساب
        [false] {""}
    }
    [false] الأوزان والتدرّجات وحالة المحسّن في { $model }
}، الرتبة~{ $rank } على { $targetList }. { $less ->
   *[both] جزء من التوفير مصدره الدقة.
    [qlora] أساس QLoRA وحده ببتات أقل.
    [none] الأوزان المجمّدة ببتات أقل.
}
bits = { $weights ->
    [full16] { 16 } بت
    [full32] { 32 } بت
    [base16] أساس { 16 } بت
    [base32] أساس { 32 } بت
    [base4] أساس { 4 } بت
   *[mostly32] أساس معظمه { 32 } بت
}
label = **{ mode }**، { bits }
names =
    .weights = أوزان
    .frozen = مجمّدة
    .trained = مُدرَّبة
    .b = _B_
    .a = _A_
    .gradient = تدرّجات
    .optimizer = محسّن
    .activation = تنشيطات
    .temporary = مؤقتة
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** تُدرَّب في~كليهما
    [false] **{ $trainedBytes }** تُدرَّب في~QLoRA
}
magnification = مكبَّرة { REAL($magnification) }~مرة.{ $thin ->
   *[true] {" "}وفي الأشرطة أعرض بـ{ REAL($times) }~مرة من المقياس.
    [false] {""}
}
setting = { $precision ->
   *[mixed] دقة مختلطة (المُدرَّب:~{ 32 }~بت)
    [bf16] bf16
    [fp32] fp32
}، { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW بدقة { 8 } بت
   *[sgd] SGD
}.
freed = تُحرَّر تنشيطات الضبط الكامل قبل الذروة.
lower-bound = QLoRA: { $lowest } على الأقل.
allocator = CUDA والمخصِّص: { overhead } إضافية.
not-counted = لا تُحسب التنشيطات ولا CUDA ولا مخصِّص ذاكرته.
ticks = العلامات: قياس { $items }.
no-ticks = القياس عند { tokens } فقط.
part-mode = { mode }، { bits }: { $item }
part-trained = مصفوفتا _B_ و_A_ المُدرَّبتان وحالة تدريبهما: { $item }
part-magnified = الجزء المُدرَّب في LoRA وQLoRA مكبَّرًا: { $trainedBytes }
phases =
    .forward = التمرير الأمامي
    .loss = الخسارة
    .backward = التمرير الخلفي
    .step = خطوة المحسّن
excluded = { $complete ->
   *[true] CUDA والمخصِّص: { overhead }
    [false] التنشيطات وCUDA والمخصِّص
}
none = لا شيء
unknown = غير معروف
mixture = حسب الخبراء المستعملين

lesson = ما مقدار الذاكرة التي يحتاج إليها التدريب
summary = ذروة الذاكرة في خطوة تدريب: الضبط الدقيق الكامل، وLoRA، وQLoRA.
labels =
    .rank = الرتبة _r_
    .batch = المتتاليات
    .sequence = الرموز في كل منها
    .checkpointing = إعادة حساب التنشيطات
explanation =
    في الدقة المختلطة وfp32 يحتاج { -full } بمحسّن AdamW إلى { 16 } بايت لكل معلمة: { 4 } للوزن، و{ 4 } لتدرّجه،
    و{ 8 } لعزمين؛ ويحتاج في bf16 إلى { 8 }. ويخزّن AdamW بدقة { 8 } بت معظم العزوم في { 1 } بايت، ولا عزوم في SGD.
    وخطوة AdamW المعتادة، وهي غير مدمجة، تضيف عند ذروتها { 4 } بايت لكل معلمة مُدرَّبة، أو { 2 } في bf16. وتخزّن LoRA
    أساسها المجمّد في { 16 } بت، أو { 32 } في fp32، وتحتاج مع AdamW إلى { 16 } بايت لكل معلمة مُدرَّبة، و{ 12 } ما دام
    تدرّجها غير محسوب. ولا تتساوى الدقة في المقارنة إلا في bf16 وfp32. وتخزّن QLoRA (arXiv 2305.14314) الوحدات الخطية
    بصيغة NF4، وهي تحتاج إلى { 4.126953125 } بت لكل وزن مع التكميم المزدوج، وكل ما عداها بصيغة fp32 كما يحضّره PEFT.
    والتنشيطات هي الموترات التي يحفظها PyTorch للتمرير الخلفي بلا إسقاط عشوائي: الوحدة المجمّدة لا تحفظ شيئًا،
    والمُكيَّفة تحفظ مدخلها. وتُحرَّر قبل خطوة المحسّن. والحالة محسوبة بالضبط. أما التنشيطات والذرى فلم يتجاوز خطؤها
    { PERCENT(2) } في { COUNT(1224, -steps) } تدريب عشوائية على { 14 } نوعًا من النماذج. ولم تُقارن QLoRA؛ وهي تحفظ
    تنشيطات LoRA على الأقل. ولا تشمل الأرقام CUDA ولا مخصِّص الذاكرة: قاس مشروع Qwen من { $low } إلى { $high }~غ.ب مع
    LoRA على بطاقة A100 لنموذجين فيهما { 1.8 } و{ 7 } مليارات معلمة. و{ 1 }~غ.ب يساوي 10⁹ بايت. وحسابات التدريب هي
    عمليات الضرب والجمع في الوحدات الخطية في التمرير الأمامي ولكلا التدرّجين؛ ولا تحتاج الأوزان المجمّدة إلى تدرّج.
    ولا تُعدّ درجات الانتباه ولا رأس الخرج ولا إعادة حساب التنشيطات ولا فكّ التكميم. والمهايئ المدموج لا يضيف شيئًا
    إلى الاستدلال.
table-caption = ذاكرة تدريب { $model } بالبايت، وعمليات الحساب
table-experts = { table-caption }؛ الخبراء { experts-layout }
table-head =
    الكمية
    الكامل
    LoRA
    QLoRA
table-quantities =
    الأوزان
    المهايئ
    التدرّجات عند الذروة
    حالة المحسّن
    التنشيطات عند الذروة
    النتائج المؤقتة عند الذروة
    المجموع
    الحد الأدنى
    وقت الذروة
    المَقيس
    غير مشمول
    عمليات الضرب والجمع في التدريب، نسبةً إلى الكامل
    عمليات الضرب والجمع الإضافية في الاستدلال، قبل الدمج
    ملف المهايئ، من دون ترويسته
