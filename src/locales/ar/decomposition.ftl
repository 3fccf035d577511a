-columns = { $count ->
    [one] عمود واحد ({ $count })
    [two] عمودان ({ $count })
    [few] { $count } أعمدة
    [many] { $count } عمودًا
   *[other] { $count } عمود
}
-rows = { $count ->
    [one] صف واحد ({ $count })
    [two] صفان ({ $count })
    [few] { $count } صفوف
    [many] { $count } صفًا
   *[other] { $count } صف
}
-ranks = { $count ->
    [one] رتبة واحدة ({ $count })
    [two] رتبتان ({ $count })
    [few] { $count } رتب
    [many] { $count } رتبة
   *[other] { $count } رتبة
}
title = LoRA برتبة { $rank }
size = { $d }~×~{ $k }
alt = { title }: المصفوفة المجمّدة W ({ size }) زائد حاصل ضرب B ({ $d }~×~{ $rank }) في A ({ $rank }~×~{ $k }){ $scaled ->
       *[true] {" "}مضروبًا في { $factor }
        [false] {""}
    }. المُدرَّب: { COUNT($trainable, -parameters) }، أي { $share } من { $full }{ outcome }.
caption = مصفوفة حجمها { $d }~×~{ $k } برتبة { $rank }
spoken = { $option ->
    [rank] الرتبة
   *[other] { $option }
} { $value }، { COUNT($trainable, -parameters) }، { $share }
lowered = خُفّضت لتلائم d وk: { spoken }

headline = تدرّب LoRA { COUNT($trainable, -parameters) } بدلًا من { $full }: { $verdict ->
    [loss] كلفتها أعلى
    [even] العدد نفسه
    [share] يُوفَّر { $rest }
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { $share } من { -full }؛ رتبة التعادل { $breakEven }
    [even] يُدرَّب { $share }، ولا يُوفَّر شيء
   *[saving] يُدرَّب { $share }، ويُوفَّر { $rest }
}{ $withAlpha ->
    [true] ؛ _α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = مُكيَّفة
frozen = **مجمّدة**
label-w =
    { $inside ->
       *[true] { frozen }، _d_~×~_k_
        [false] _W_~{ frozen }، _d_~×~_k_
    }
    { size }
trained-a = _A_~**مُدرَّبة**
trained-b = _B_~**مُدرَّبة**
product = رتبتها~≤~{ $rank }، لا~تُخزَّن
product-line = _BA_:~{ product }
full-name = { -full }
full-area = { -full }،~_dk_
lora-name = **LoRA**، بالمقياس
trained-area = **LoRA**، _r_(_d_~+~_k_)
to-scale = بالمقياس
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } ضرب{" "}
   *[false] {""}
}_BA_، { size }، مُكيَّفة
part-w = _W_، { size }، مجمّدة: { COUNT($full, -parameters) }
part-b = _B_، { $d }~×~{ $rank }، مُدرَّبة: { COUNT($b, -parameters) }
part-a = _A_، { $rank }~×~{ $k }، مُدرَّبة: { COUNT($a, -parameters) }
part-ba = _BA_، { size }، رتبتها { $rank } على الأكثر، ولا تُخزَّن
part-full = { -full }، _dk_: { COUNT($full, -parameters) }
part-lora = LoRA، _r_(_d_~+~_k_): { COUNT($trainable, -parameters) }، أي { $share }

lesson = كلفة مصفوفة واحدة
summary = مصفوفة أوزان واحدة، وعاملاها منخفضا الرتبة، وكلفة تدريبهما.
listed = { title } لمصفوفة { size }
labels =
    .rank = الرتبة _r_
    .d = الصفوف _d_
    .k = الأعمدة _k_
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_. كل عنصر من _BA_ حاصل ضرب صف من _B_ في عمود من _A_،
    فلا تتجاوز رتبة _BA_ العدد _r_.
table-caption = الأبعاد والمعلمات
table-head =
    الكمية
    الصيغة
    القيمة
table-quantities =
    الرتبة
    مصفوفة الأوزان
    { -full }
    معلمات LoRA
    منها _B_
    منها _A_
    النسبة المُدرَّبة
    التوفير
    رتبة التعادل
    معامل التحجيم
saving-formula = 1 − النسبة
few-ranks = LoRA عند الرتب { $ranks }
many-ranks = LoRA عند { COUNT($count, -ranks) } من { $firstRank } إلى { $lastRank }
steps-listed = { $ranks } لمصفوفة { size }
steps-caption = بطريقة { $ranks } تُدرَّب معلمات عددها من { $firstTrained } إلى { $lastTrained } لمصفوفة أوزان حجمها { size }، أي من { $firstShare } إلى { $lastShare } من { COUNT($full, -parameters) } في { -full }.
steps-alt = { $ranks }: المصفوفة W حجمها { size } وهي مجمّدة، يضاف إليها حاصل ضرب B في A. المُدرَّب: معلمات عددها من { $firstTrained } إلى { $lastTrained }، أي من { $firstShare } إلى { $lastShare } من { $full }.
steps-table = رتبة برتبة
steps-head =
    الرتبة _r_
    معلمات LoRA، _r_(_d_~+~_k_)
    النسبة المُدرَّبة
    التوفير

task = جد أكبر رتبة توفّر { $target } على الأقل من مصفوفة حجمها { size }.
answer = الرتبة { $rankText } هي أكبر رتبة: توفّر { $rest }. { $next }
slightly-less = الرتبة { $rankText } توفّر أقل بقليل من { $target }.
less = الرتبة { $rankText } توفّر { $rest }، أي أقل من { $target }.
nothing = الرتبة { $rankText } لا توفّر شيئًا، أي أقل من { $target }.
other-matrix = التمرين عن مصفوفة حجمها { size }.
no-saving = الرتبة { $rankText } لا توفّر شيئًا: تدرّب LoRA عندها معلمات بقدر ما في W أو أكثر.
enough = الرتبة { $rankText } توفّر { $rest }، أي { $target } على الأقل. هل من رتبة أكبر تفعل ذلك؟
