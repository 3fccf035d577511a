-lora = LoRA برتبة { 64 }
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
thousands = { $tick }~ألف
millions = { $tick }~م
title = { COUNT($runs, -trials) } ضبط دقيق لنموذج Llama-3.2-3B: المعلمات المُدرَّبة و{ measure }
heading = { COUNT($runs, -trials) } على Llama-3.2-3B
axes =
    .accuracy = دقة الاختبار، %؛ الأكثر أفضل
    .memory = ذروة الذاكرة، غ.ب؛ الأقل أفضل
    .time = الزمن، ث، لوغاريتمي؛ الأقل أفضل
trained = المعلمات المُدرَّبة (م: مليون)، لوغاريتمي
fewer = دون~{ $bound }
more = فوق~{ $bound }
chosen-name = { $chosen ->
    [lora] { -lora }
   *[other] { $method }{ $several ->
       *[true] {" "}(الأفضل من { $attempts })
        [false] {""}
    }
}
# The word for fine-tuning is masculine, and the word for method is feminine.
trains = { $chosen ->
    [full] يدرّب
   *[other] تدرّب
}
outcome =
    { chosen-name }
    { trains } { $share } { $vertical ->
        [accuracy] بدقة { $result }
       *[other] في { $result }
    }
other-results = { $chosen ->
    [lora] { $fullResult } كاملًا
   *[other] { $loraResult } في LoRA r64؛ { $fullResult } كاملًا
}
key =
    عائلة LoRA؛ الخط: r32 وr64
    { names.full }
    { $chosen ->
        [method] { $method }
       *[other] { COUNT($others, -other-trials) }
    }
note = كل نقطة إعداد واحد،~لا~حكم.
verdict = { trains } { chosen-name } نسبة { $share } من المعلمات؛ { measure } { $result }؛ { $chosen ->
    [lora] { -full }: { $fullResult }
    [full] { -lora }: { $loraResult }
   *[method] { -lora }: { $loraResult }؛ { -full }: { $fullResult }
}.
alt = { title }. { verdict } الأفضل: { $best }.
caption = عدد التجارب المَقيسة { $runs }. { verdict }

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
    GSM8K، وبطاقة L40S واحدة. وتسمّي الصورة نحو اثنتي عشرة طريقة معروفة؛ ومن تجارب الطريقة أدقّها. وكل تجربة إعداد
    واحد ببذرة واحدة: فالنتيجة الضعيفة تخص الإعداد لا الطريقة. وعند الرتبة { 64 } تختلف rsLoRA عن LoRA في معامل
    التحجيم أيضًا، وهو { 8 } و{ 2 }. وذروة الذاكرة هي الذاكرة المحجوزة؛ و{ 1 }~غ.ب يساوي 10⁹ بايت. وفي التجارب التي
    دون { $tick } ملايين معلمة، وعددها { $runs }، يكون ارتباط الرتب بين الحجم والدقة { $ofAccuracy }، وبين الحجم
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
    .tied = مربوطة
    .vectors = متجهات
    .mlp = MLP
    .random-start = تهيئة عشوائية
    .word-start = تهيئة من كلمات
    .zero-start = تهيئة بأصفار
    .default = الافتراضي
separator = ،{" "}
card-subject = { $vertical ->
    [accuracy] دقة اختبار
    [memory] ذروة ذاكرة
   *[time] زمن تدريب
} { $chosen ->
    [lora] { -lora }
    [full] { -full }
   *[method] { $method }
}
card-meaning =
    بتدريب { $share }؛
    { $chosen ->
        [full] وفي LoRA القيمة { $loraResult }
       *[other] { -full }: { $fullResult }
    }
