lora = LoRA، الرتبة { $rank }
-lora-64 = LoRA برتبة { 64 }
-trials = { $count ->
    [one] تجربة واحدة ({ $count })
    [two] تجربتان ({ $count })
    [few] { $count } تجارب
    [many] { $count } تجربة
   *[other] { $count } تجربة
}
-other-trials = { $count ->
    [one] تجربة أخرى واحدة ({ $count })
    [two] تجربتان أخريان ({ $count })
    [few] { $count } تجارب أخرى
    [many] { $count } تجربة أخرى
   *[other] { $count } تجربة أخرى
}
-tokens = { $count ->
    [one] رمز واحد ({ $count })
    [two] رمزان ({ $count })
    [few] { $count } رموز
    [many] { $count } رمزًا
   *[other] { $count } رمز
}

names =
    .full = { -full }
    .full-run = الكامل
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN tuning
measure = { $vertical ->
    [accuracy] دقة الاختبار
    [memory] ذروة الذاكرة
   *[time] زمن التدريب
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~غ.ب
   *[time] { $number }~ث
}
title = الضبط الدقيق لنموذج Llama-3.2-3B: المعلمات المُدرَّبة و{ measure } في { COUNT($runs, -trials) }

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] دقة { $method } هي { $result }، ودقة LoRA { $loraResult }، ودقة { -full } { $fullResult }
        [memory] تحتاج { $method } إلى { $result }، وLoRA إلى { $loraResult }، و{ -full } إلى { $fullResult }
       *[time] زمن { $method } هو { $result }، وزمن LoRA { $loraResult }، وزمن { -full } { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] تبلغ LoRA دقة { -full } بتدريب { $loraShare } من المعلمات
        [memory] تحتاج LoRA إلى { $part } من ذروة ذاكرة { -full }
       *[time] يستغرق تدريب LoRA { $part } من زمن { -full }
    }
}
deck = { $compared ->
    [true] نسبة المعلمات { $share }؛ { COUNT($runs, -trials) } على Llama-3.2-3B، GSM8K
   *[false] { COUNT($runs, -trials) } على Llama-3.2-3B، والاختبار GSM8K؛ إعداد وبذرة لكل تجربة
}
axes =
    .accuracy = **دقة الاختبار** (%)
    .memory = **ذروة الذاكرة** (غ.ب، الأقل أفضل)
    .time = **زمن التدريب** (ث، لوغاريتمي، الأقل أفضل)
by = حسب المعلمات المُدرَّبة (لوغاريتمي)
axis-by = { $axis } { by }
fewer = تحت~{ $bound }
named-value = { $name }: { $number }
of-parameters = { $ratio } من المعلمات
key =
    LoRA وصيغها
    أفضل طريقة أخرى
    تجربة أخرى
    { $count } تحت { $bound }

run = { $name }: عدد المعلمات المُدرَّبة { $trained }، دقة الاختبار { $accuracy }، ذروة الذاكرة { $memory }، زمن التدريب { $time }
series = { $kind ->
    [family] LoRA برتب أخرى أو مع خيارات PEFT، عدد التجارب { $count }
    [known] طرائق معروفة أخرى، من كل طريقة أدقّ تجاربها، عددها { $count }
   *[other] { COUNT($count, -other-trials) }
}
part-comparison = المعلمات التي تدرّبها LoRA برتبة { 64 }: { $trained }، أي { $share } من { $fullTrained } في { -full }: { $ratio }

verdict = تدرّب { $compared ->
    [false] { -lora-64 } { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
        [two] {" "}(الأفضل من { $attempts } من التجارب)
        [few] {" "}(الأفضل من { $attempts } تجارب)
        [many] {" "}(الأفضل من { $attempts } تجربة)
       *[other] {" "}(الأفضل من { $attempts } تجربة)
    } نسبة { $share } من المعلمات
}؛ { measure } { $result }؛ { $compared ->
    [false] { -full }: { $fullResult }
   *[true] { -lora-64 }: { $loraResult }؛ { -full }: { $fullResult }
}.
alt = { title }. { verdict } الأفضل: { $best }.

lesson = LoRA مقارنةً بالطرائق الأخرى
summary = تجارب مَقيسة لطريقة LoRA وطرائق أخرى: المعلمات المُدرَّبة والدقة والذاكرة والزمن.
labels =
    .vertical = المحور الرأسي
    .method = إبراز
verticals =
    .accuracy = الدقة
    .memory = الذاكرة
    .time = الزمن
explanation =
    قياسات مؤلفي PEFT (المستودع github.com/huggingface/peft، المجلد method_comparison/MetaMathQA، الإيداع 5d602fd):
    نموذج Llama-3.2-3B بصيغة bfloat16، و{ COUNT(5000, -steps) } في كل منها { 4 } أمثلة من MetaMathQA، والاختبار على
    GSM8K، وبطاقة L40S واحدة. وتسمّي الصورة نحو اثنتي عشرة طريقة معروفة؛ ومن تجارب كل طريقة أدقّها. ويعدّ PEFT كلًّا من AdaLoRA وLoHa وVeRA
    طريقة مستقلة، مع أنها مشتقة من LoRA. وكل تجربة إعداد
    واحد ببذرة واحدة: فالنتيجة الضعيفة تخص الإعداد لا الطريقة. وعند الرتبة { 64 } تختلف rsLoRA عن LoRA في معامل
    التحجيم أيضًا، وهو { 8 } و{ 2 }. وذروة الذاكرة هي الذاكرة المحجوزة؛ و{ 1 }~غ.ب يساوي 10⁹ بايت. وفي التجارب التي
    تدرّب أقل من { large } معلمة، وعددها { $runs }، يكون ارتباط الرتب بين الحجم والدقة { $ofAccuracy }، وبين الحجم
    والذاكرة { $ofMemory }، وبين الحجم والزمن { $ofTime }.
table-caption = التجارب التي تسمّيها الصورة وعددها { $named }، ثم { COUNT($others, -other-trials) } لا تُطبع
table-head =
    الطريقة
    الإعداد
    المعلمات المُدرَّبة
    دقة الاختبار
    ذروة الذاكرة، بايت
    زمن التدريب
settings =
    .r = r { $first }
    .ranks = r من { $first } إلى { $last }
    .values = { $first } من القيم
    .tokens = { COUNT($first, -tokens) }
    .frequencies = { $first } من الترددات
    .subspaces = { $first } من الفضاءات الجزئية
    .groups = مجموعات حجمها { $first }
    .blocks = كتل حجمها { $first }
    .factor = العامل { $first }
    .sparse = متناثرة { REAL($first) }
    .learning-rate = معدل التعلم { REAL($first) }
    .v-biases = انحيازات v
    .all-norms = كل طبقات التسوية
    .all-linear = كل الخطية
    .mini = مصغّرة
    .bat = صيغة Bat
    .para = صيغة PaRa
    .fast = سريعة
    .tied = مشتركة
    .vectors = متجهات
    .mlp = MLP
    .random-start = تهيئة عشوائية
    .word-start = تهيئة من كلمات
    .zero-start = تهيئة بأصفار
    .default = الافتراضي
separator = ،{" "}
