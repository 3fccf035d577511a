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
-sheets = { $count ->
    [one] صفيحة واحدة ({ $count })
    [two] صفيحتان ({ $count })
    [few] { $count } صفائح
    [many] { $count } صفيحة
   *[other] { $count } صفيحة
}

decays =
    .fast = سريع
    .slow = بطيء
    .flat = مستوٍ
decay = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
manner = { $decay ->
    [fast] تتناقص القيم المفردة بسرعة
    [slow] تتناقص القيم المفردة ببطء
   *[flat] لا تتناقص القيم المفردة
}
missed = { $complete ->
    [true] لا شيء
   *[false] { $lowest }
}
size = { $side }~×~{ $side }
title = LoRA برتبة { $rank } حين { manner }
alt = أقل ما يفوت الرتبة { $rank } من تحديث حجمه { size } وتناقصه { decay }: { missed }؛ ويفوت LoRA المُدرَّبة { $fitted }.
values = الرتبة ≤ _r_ = { $rank }
target = التحديث الهدف _T_: { size }
values-heading = القيم المفردة لـ _T_
left = الخطأ { $error }
kept = { COUNT($rank, -columns) } من _B_، و{ COUNT($rank, -rows) } من _A_
dropped = { decay }: حُذف { $dropped }، { $droppedShare } من المربعات
error-heading = الخطأ، % من _T_، حسب الرتبة _r_
min = أدنى خطأ ممكن
trained = LoRA المُدرَّبة
verdict =
    الرتبة { $rank }: { $complete ->
        [true] قد ينعدم الخطأ
       *[false] أدنى خطأ { $lowest }
    }،
    وLoRA فعلًا { $fitted } من _T_
caption = حين { manner }، يفوت LoRA برتبة { $rank } ما نسبته { $fitted } من التحديث الهدف؛ أما أفضل مصفوفة من تلك الرتبة فما يفوتها منه: { missed }.
spoken = الرتبة { $rank }، تناقص { decay }: أقل ما يفوتها { missed }، ويفوت LoRA مقدار { $fitted }

lesson = متى تكفي رتبة منخفضة
summary = لماذا قد تكفي رتبة منخفضة، ومتى لا تكفي: القيم المفردة، وأدنى خطأ ممكن، وتجارب التدريب.
labels =
    .rank = الرتبة _r_
    .decay = التناقص
explanation =
    يتعلّم الطالب _W_~+~_BA_ التحديث _T_ من المعلّم _W_~+~_T_. والأخطاء هي ‖_T_~−~_BA_‖ نسبةً إلى ‖_T_‖. وأفضل _BA_
    تُبقي أكبر _r_ من قيم _T_ المفردة؛ وقيمة ‖_T_~−~_BA_‖ عندها هي الجذر التربيعي لمجموع مربعات القيم المحذوفة، ولا
    تعطي أي _BA_ أخرى برتبة _r_ قيمة أصغر (Eckart وYoung). وتصغّر LoRA نصف متوسط ‖(_T_~−~_BA_)_x_‖² على { $inputs } من
    المدخلات العشوائية _x_، ومتوسط عناصرها { 0 } وانحرافها المعياري { 1 }. ومتجهات _T_ المفردة عشوائية. وتبدأ _B_ من
    { 0 }؛ وتبدأ عناصر _A_ عشوائية بمتوسط { 0 } وانحراف معياري { REAL($spread) }. ويأخذ التدريب
    { COUNT($steps, -steps) } من الانحدار التدرّجي بمعدل تعلّم { REAL($rate) } وزخم { REAL($momentum) }. وتقترب LoRA
    حينئذ من أدنى خطأ ممكن إلا مع التناقص السريع ابتداءً من الرتبة { 7 }: فهي تتعلّم القيم المفردة الصغيرة ببطء. وفي
    التحديثات الحقيقية تجد ورقة LoRA (arXiv 2106.09685، القسم 7) تناقصًا سريعًا، ويجد Biderman et al. (arXiv
    2405.09673) تناقصًا أبطأ: فقد غيّر الضبط الدقيق الكامل على البرمجة والرياضيات الأوزان برتب تبلغ من عشرة أضعاف إلى
    مئة ضعف رتب LoRA المعتادة، وتعلّمت LoRA فيهما أقل.
table-caption = ما يفوت الرتبة r من T، حسب التناقص
table-head =
    القيم المفردة
    الرتبة التي تحفظ { $share } من مربعاتها
    أدنى خطأ ممكن
    خطأ LoRA
falls =
    .fast = سريع: كل قيمة نصف ما قبلها
    .slow = بطيء: القيمة ذات الترتيب _i_ هي { 1 }/_i_
    .flat = مستوٍ: كلها متساوية
card-subject = ما يفوت LoRA برتبة { $rank } من { $side }
card-meaning =
    من التحديث بعد التدريب؛
    وفي أحسن الأحوال { missed }
card-note = قيمه المفردة، والمحفوظ منها { $rank }

sheets-title = المصفوفة BA مجموع صفائح عددها { $rank }، مع تناقص { decay }
sheets-alt = أفضل BA من الرتبة { $rank } مجموع صفائح عددها { $rank }: كل صفيحة عمود من B مضروب في صف من A. وما يفوت مجموعها من هدف تناقصه { decay }: { missed }.
sheets-caption = { sheets-title }: كل صفيحة من الرتبة { 1 } تقرّبها من الهدف، إلى أن يصير ما يفوتها منه { missed }.
sheets-keys =
    موجب، والمساحة مقدار العنصر
    سالب، رفيع في _B_ و_A_
sheets-heading = صفائح من الرتبة { 1 }: عمود من _B_ في صف من _A_
sheets-sums = المجموع حتى الآن
sheet = صفيحة { $index }
sheets-target = ≈~_T_، الهدف
sheets-missing = الفائت { missed }
sheets-verdict = { COUNT($rank, -sheets) }: ما يفوتها من _T_: { missed }.
sheets-table = ما يفوت من T بعد كل صفيحة
sheets-head =
    الصفيحة
    القيمة المفردة
    ما يفوت من _T_
sheets-card-subject = { COUNT($rank, -sheets) } من الرتبة { 1 } يفوتها
sheets-card-meaning =
    من التحديث الهدف
    الرتبة { $rank } على الأكثر من { $side }
sheets-card-note = مجموع الصفائح: { COUNT($rank, -sheets) }
