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
alt = { title }: W ({ size }) مجمّدة، زائد حاصل ضرب B ({ $d }~×~{ $rank }) في A ({ $rank }~×~{ $k }){ $scaled ->
       *[true] {" "}مضروبًا في { $factor }
        [false] {""}
    }. المُدرَّب: { COUNT($trainable, -parameters) }، أي { $share } من { $full }{ outcome }.
caption = بطريقة { title } تُدرَّب { COUNT($trainable, -parameters) } لمصفوفة أوزان حجمها { size }، أي { $share } من { COUNT($full, -parameters) } في { -full }{ outcome }.
spoken = { $option ->
    [rank] الرتبة
   *[other] { $option }
} { $value }، { COUNT($trainable, -parameters) }، { $share }
lowered = خُفّضت لتلائم d وk: { spoken }

scaling = _α_/_r_~=~{ $factor }
trained = مُدرَّبة
columns = { COUNT($rank, -columns) }
rows = { COUNT($rank, -rows) }
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    مجمّدة
matrix-ba =
    الرتبة ≤~_r_~=~{ $rank }،
    لا تُخزَّن
matrix-sum =
    مُكيَّفة،
    بالحجم نفسه
matrices-narrow =
    مجمّدة
    الرتبة ≤ _r_
    مُكيَّفة
sizes =
    حجم _W_، أي _d_ × _k_: { $d } × { $k }، وهي مجمّدة
    رتبة _BA_ ≤ _r_ = { $rank }، وهي لا تُخزَّن
thick-strips = عند الرتبة { $rank } رُسمت _B_ و_A_ أسمك من~المقياس بعامل~{ $times }.
thin-side = رُسم الضلع { $side } أطول من~المقياس بعامل~{ $times }.
area-full = الكامل _dk_: { $full }
area-trained = مع LoRA _r_(_d_~+~_k_): { $trainable }
verdict = { $verdict ->
    [loss]
        تدرّب LoRA نسبة { $share }، وكلفته أعلى؛
        رتبة التعادل~{ $breakEven }
    [ratio]
        تدرّب LoRA نسبة { one-in }،
        أي { $share }، وتوفّر { $rest }
   *[share]
        تدرّب LoRA نسبة { $share }،
        وتوفّر { $rest }
}

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
card-subject = الرتبة { $rank } لمصفوفة { size }

task = جد أكبر رتبة توفّر { $target } على الأقل من مصفوفة حجمها { size }.
answer = الرتبة { $rankText } هي الكبرى: توفّر { $rest }. { $next }
slightly-less = الرتبة { $rankText } توفّر أقل بقليل من { $target }.
less = الرتبة { $rankText } توفّر { $rest }، أي أقل من { $target }.
nothing = الرتبة { $rankText } لا توفّر شيئًا، أي أقل من { $target }.
other-matrix = التمرين عن مصفوفة حجمها { size }.
no-saving = الرتبة { $rankText } لا توفّر شيئًا: تدرّب LoRA عندها معلمات بعدد ما في W أو أكثر.
enough = الرتبة { $rankText } توفّر { $rest }، أي { $target } على الأقل. هل من رتبة أكبر تفعل ذلك؟
