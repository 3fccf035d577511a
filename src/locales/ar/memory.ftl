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
overhead = { $low }–{ $high }~غ.ب
title = ذاكرة تدريب { $model } بطريقة LoRA برتبة { $rank }
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
        [false] دون التنشيطات
    }: الضبط الكامل { $fullBytes }؛ LoRA بمقدار { lora-cost }؛ QLoRA بمقدار { $qloraBytes }{ $qloraLess ->
       *[true] ، { $qloraShare } من الكامل
        [false] {""}
    }. مصفوفتا B وA وحالتهما: { $trainedBytes }.
caption-state = الأوزان والتدرجات وحالة المحسّن في تدريب { $model }: يحتاج { -full } إلى { $fullBytes }، وتحتاج LoRA برتبة~{ $rank } على { $targetList } إلى { $loraBytes }، وتحتاج QLoRA إلى { $qloraBytes }. هذا من غير التنشيطات.
caption-peak = ذروة الذاكرة في خطوة تدريب { $model } على { tokens }{ $checkpointing ->
       *[true] {" "}مع نقاط التحقق
        [false] {""}
    }: يحتاج { -full } إلى { $fullBytes }، وتحتاج LoRA برتبة~{ $rank } على { $targetList } إلى { lora-cost }، وتحتاج QLoRA إلى { $qloraBytes }{ $bounded ->
       *[true] {" "}({ $lowest } على الأقل)
        [false] {""}
    }. هذا مع التنشيطات. ويحتاج CUDA ومخصِّص الذاكرة إلى { overhead } إضافية.
caption-measured = القياس: { $items }.
measured-item = { mode } بمقدار { $item }
caption-fp32 = وتُبقي QLoRA معظم الأوزان بصيغة fp32.
spoken = الرتبة { $rank }، { tokens }، ذاكرة LoRA { $loraBytes }

values = LoRA على { $targetList }
verdict = { $outcome ->
    [loss]
        LoRA: نسبة { $loraShare }، وكلفته أعلى؛
        QLoRA: نسبة { $qloraShare }
   *[other]
        LoRA: نسبة { $loraShare } من الذاكرة؛
        QLoRA: نسبة { $qloraShare }
}
label = { mode }، { $weights ->
    [full16] { 16 } بت
    [full32] { 32 } بت
    [base16] أساس { 16 } بت
    [base32] أساس { 32 } بت
    [base4] أساس { 4 } بت
   *[mostly32] معظمه { 32 } بت
}
legend =
    .frozen = أوزان مجمّدة
    .ink = أوزان مُدرَّبة
    .gradient = تدرجات
    .optimizer = حالة المحسّن
    .activation = تنشيطات
    .temporary = مؤقتة
lens =
    _B_ و_A_ عند _r_~=~{ $rank }
    { $zoom ->
       *[enlarged] مكبَّرتان
        [drawn] مرسومتان
    } ×~{ REAL($enlargement) }
setting = { $precision ->
    [mixed] دقة مختلطة
   *[other] { $precision }
}، { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW بدقة { 8 } بت
   *[sgd] SGD
}.
foot-state =
    الحالة وحدها؛ { setting }
    هذا من غير التنشيطات.
foot-peak =
    { tokens }{ $checkpointing ->
       *[true] ، بنقاط التحقق
        [false] {""}
    }.
    عند الذروة؛ { setting }
    الحد الأدنى في QLoRA هو { $lowest }.
    CUDA والمخصِّص: { overhead } إضافية.
ticks = العلامات: قياس { $items }.
no-ticks = القياس عند { tokens } وحدها.
wider = رُسم أعرض من~المقياس: { $items }.
wider-item = { $part ->
    [full] المُدرَّب في الضبط الكامل
    [lora] المجمّد في LoRA
    [qlora] المجمّد في QLoRA
   *[trained] المُدرَّب في LoRA وQLoRA
} بعامل~{ $times }
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
    .checkpointing = نقاط التحقق
explanation =
    في الدقة المختلطة وfp32 يأخذ { -full } بمحسّن AdamW لكل معلمة { 16 } بايت: { 4 } للوزن، و{ 4 } لتدرّجه، و{ 8 }
    لعزمين؛ ويأخذ في bf16 مقدار { 8 }. ويخزّن AdamW بدقة { 8 } بت معظم العزوم في { 1 } بايت، ولا عزوم في SGD. وخطوة
    AdamW المعتادة، وهي غير مدمجة، تضيف عند ذروتها { 4 } بايت لكل معلمة مُدرَّبة، أو { 2 } في bf16. وتخزّن LoRA أساسها
    المجمّد في { 16 } بت، أو { 32 } في fp32، وتأخذ مع AdamW { 16 } بايت لكل معلمة مُدرَّبة. ولا تتساوى الدقة في
    المقارنة إلا في bf16 وfp32. وتخزّن QLoRA (arXiv 2305.14314) الوحدات الخطية بصيغة NF4، وهي تأخذ { 4.126953125 } بت
    لكل وزن مع التكميم المزدوج، وكل ما عداها بصيغة fp32 كما يحضّره PEFT. والتنشيطات هي الموترات التي يحفظها PyTorch
    للتمرير الخلفي دون تسرّب عشوائي: الوحدة المجمّدة لا تحفظ شيئًا، والمُكيَّفة تحفظ مدخلها. وتُحرَّر قبل خطوة
    المحسّن. والحالة محسوبة بالضبط. أما التنشيطات والذرى فلم يتجاوز خطؤها { PERCENT(2) } في { COUNT(1224, -steps) }
    تدريب عشوائية لعدد { 14 } من أنواع النماذج. ولم تُقارن QLoRA؛ وهي تحفظ تنشيطات LoRA على الأقل. ولا تشمل الأرقام
    CUDA ولا مكتباته ولا مخصِّص الذاكرة: قاس مشروع QwenLM/Qwen من { $low } إلى { $high }~غ.ب مع LoRA على بطاقة A100
    لنموذجين فيهما { 1.8 } و{ 7 } مليارات معلمة. و{ 1 }~غ.ب يساوي 10⁹ بايت. وحسابات التدريب هي عمليات الضرب والجمع في
    الوحدات الخطية في التمرير الأمامي ولكلا التدرّجين؛ ولا تحتاج الأوزان المجمّدة إلى تدرّج. ولا تُعدّ درجات الانتباه
    ولا رأس الخرج ولا نقاط التحقق ولا فكّ التكميم. والمهايئ المدموج لا يضيف شيئًا إلى الاستدلال.
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
    التدرجات
    حالة المحسّن
    التنشيطات عند الذروة
    النتائج المؤقتة عند الذروة
    المجموع
    الحد الأدنى
    وقت الذروة
    المَقيس
    غير مشمول
    عمليات الضرب والجمع في التدريب، نسبةً إلى الكامل
    عمليات الضرب والجمع الإضافية في الاستدلال، دون دمج
    ملف المهايئ، دون ترويسته
card-subject = { $model } برتبة~{ $rank }
card-cost = { $outcome ->
    [loss]
        مع LoRA، والكامل { $fullBytes }:
        { -costs-more }
   *[other]
        مع LoRA، والكامل { $fullBytes }:
        { $loraShare }
}
card-note = { $complete ->
   *[true] { $thin ->
       *[true] الذروة؛ الأشرطة الرفيعة ليست بالمقياس
        [false] ذروة خطوة تدريب
    }
    [false] { $thin ->
       *[true] بلا تنشيطات؛ الأشرطة الرفيعة ليست بالمقياس
        [false] حالة التدريب دون تنشيطات
    }
}
