title = نسبة ما تدرّبه LoRA من مصفوفة { $shape } حسب الرتبة
trains = الرتبة { $rank } تدرّب { $share }
reached = { $goal ->
    [saved] الرتبة { $bestRank } ما زالت توفّر { $targetShare }
    [even] الرتبة { $bestRank } لا تزيد كلفتها
    [missed] لا رتبة توفّر { $targetShare }
   *[loss] كل رتبة كلفتها أعلى
}
even = { $breaksEven ->
   *[true] رتبة التعادل { $breakEven }
    [false] لا تعادل عند أي رتبة
}
alt = { title }. { trains }؛ { reached }؛ { even }.{ $measured ->
   *[true] {" "}وتحتها دقة GPT-3 عند الرتب من { $firstRank } إلى { $lastRank }.
    [false] {""}
}
caption = مصفوفة { $shape } برتبة { $rank }
spoken = { $option ->
    [rank] الرتبة
   *[other] { $option }
} { $value }، { parameters }، { $share }
lowered = خُفّضت لتلائم d وk: { spoken }
parameters = { COUNT($trainable, -parameters) }
none = لا توجد

headline = { $outcome ->
   *[saving] تدرّب LoRA معلمات أقل عند كل رتبة أصغر من { $limit }
    [even] تدرّب LoRA العدد نفسه من المعلمات عند الرتبة { $rank }
    [loss] تدرّب LoRA معلمات أكثر عند الرتبة { $rank }
    [always] لا تدرّب LoRA معلمات أقل عند أي رتبة
}
deck = الرتبة { $rank } لمصفوفة { $d }~×~{ $k }: { COUNT($trainable, -parameters) } بدلًا من { $full }
share-title = **المعلمات المُدرَّبة** نسبةً إلى الضبط الكامل، حسب الرتبة (لوغاريتمي)
accuracy-title = **دقة GPT-3** بالمئة: لا يزيد الفرق بين الرتب من { $firstRank } إلى { $lastRank } على { $points } نقطة
rank-name = الرتبة
full-name = { -full }
costs-more = { -costs-more }
rank-share = الرتبة { $rank }: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q، v
   *[qkvo] q، k، v، o
}
line = **{ $task }**، { $long ->
   *[true] { $weights ->
        [q] أوزان الاستعلام وحدها
       *[other] أوزان الاستعلام والقيمة
    }
    [false] { weight-letters }
}: { range }
conditions = { $measured ->
   *[true] Hu وآخرون، arXiv 2106.09685، الجدول 6، والقياس حتى الرتبة { $lastRank }.
    [false] النسبة هي _r_(_d_~+~_k_)/_dk_: إذا تضاعفت الرتبة تضاعفت النسبة.
}

at = { $value } عند الرتبة { $rank }
part-full = { -full }: { COUNT($full, -parameters) }، { $all }
part-line = LoRA، _r_(_d_~+~_k_)/_dk_، في _B_ و_A_: { $values }
part-rank = الرتبة { $rank }: { parameters }، { $share }، منها _B_ { $b } و_A_ { $a }؛ { reached }
part-sweep = { $task }، { $weights ->
    [q] أوزان الاستعلام وحدها
   *[other] أوزان الاستعلام والقيمة
}: { $values }

lesson = عند أي رتبة تتوقف LoRA عن التوفير
summary = النسبة التي تدرّبها LoRA عند كل رتبة، والرتبة التي تتوقف عندها عن التوفير، ودقة مَقيسة.
labels =
    .rank = الرتبة _r_
    .d = الصفوف _d_
    .k = الأعمدة _k_
    .target = التوفير المستهدف
explanation =
    النسبة المُدرَّبة هي _r_(_d_~+~_k_)/_dk_: إذا تضاعفت الرتبة تضاعفت النسبة. وتوفّر LoRA ما دامت _r_ أقل من _dk_/(_d_~+~_k_).
    وأكبر رتبة توفّر النسبة _s_ هي (1~−~_s_)_dk_/(_d_~+~_k_) مقرَّبة إلى أسفل. والمَقيس: دقة التحقق لنموذج GPT-3 بحجم 175B
    في ورقة LoRA (arXiv 2106.09685)، الجدول 6، على أوزان الاستعلام (q) والقيمة (v) والمفتاح (k) والخرج (o)، وهي
    مصفوفات حجم كل منها { 12288 }~×~{ 12288 }؛ وتغيّر البذرة نتيجة WikiSQL بمقدار ±{ 0.5 } ونتيجة MultiNLI بمقدار
    ±{ 0.1 }. وقد يحتاج نموذج آخر أو مهمة أخرى إلى رتبة أعلى.
table-caption = التوفير حسب الرتبة، والدقة المَقيسة
table-head =
    الكمية
    القيمة
table-quantities =
    الرتبة _r_
    مصفوفة الأوزان، _d_~×~_k_
    { -full }، _dk_
    معلمات LoRA، _r_(_d_ + _k_)
    النسبة المُدرَّبة
    التوفير
    رتبة التعادل، _dk_/(_d_ + _k_)
    التوفير المستهدف
    أكبر رتبة تبلغه
    التوفير عند هذه الرتبة
    التوفير عند الرتبة التالية
measured = GPT-3، { $task } على { weight-letters }، %، عند الرتب { $ranks }
