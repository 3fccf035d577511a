title = نسبة ما تدرّبه LoRA من مصفوفة { $shape } حسب الرتبة
trains = الرتبة { $rank } تدرّب { $share }
reached = { $goal ->
    [saved] الرتبة { $bestRank } ما زالت توفّر { $targetShare }
    [even] الرتبة { $bestRank } لم تزد كلفتها بعد
    [missed] لا رتبة توفّر { $targetShare }
   *[loss] كل رتبة كلفتها أعلى
}
even = { $breaksEven ->
   *[true] رتبة التعادل { $breakEven }
    [false] لا تعادل عند أي رتبة
}
alt = { title }. { trains }؛ { reached }؛ { even }. وتحتها دقة تكاد لا ترتفع من الرتبة { $firstRank } إلى { $lastRank }.
caption = في LoRA برتبة { $rank } تُدرَّب نسبة { $share } من مصفوفة حجمها { $shape }؛ { reached }؛ { even }.
spoken = { $option ->
    [rank] الرتبة
   *[other] { $option }
} { $value }، { parameters }، { $share }
lowered = خُفّضت لتلائم d وk: { spoken }
parameters = { COUNT($trainable, -parameters) }
none = لا توجد
between = ،{" "}

axes =
    .share = النسبة المُدرَّبة من _W_، لوغاريتمي
    .quality = الدقة تكاد لا ترتفع (GPT-3)
    .rank = الرتبة _r_، لوغاريتمي
verdict =
    { trains }
    من مصفوفة { $shape }
rank-key =
    الرتبة { $rank }
    { parameters }
even-key = { $breaksEven ->
   *[true]
        { even }
        فوقها { -costs-more }
    [false]
        { even }
        { -costs-more } دائمًا
}
line = { $weights ->
    [q] { $task }: أوزان الاستعلام وحدها
   *[other] { $task }: أوزان الاستعلام والقيمة
}

lesson = عند أي رتبة تتوقف LoRA عن التوفير
summary = النسبة التي تدرّبها LoRA عند كل رتبة، والرتبة التي تتوقف عندها عن التوفير، ودقة مَقيسة.
labels =
    .rank = الرتبة _r_
    .d = الصفوف _d_
    .k = الأعمدة _k_
    .target = التوفير المستهدف
explanation =
    النسبة المُدرَّبة هي _r_(_d_~+~_k_)/_dk_: ضعف الرتبة ضعف النسبة. وتوفّر LoRA ما دامت _r_ أقل من _dk_/(_d_~+~_k_).
    وأكبر رتبة توفّر النسبة _s_ هي (1~−~_s_)_dk_/(_d_~+~_k_) مقرَّبة إلى أسفل. والمَقيس: دقة التحقق لنموذج GPT-3 175B
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
measured = { $task } على { $weights ->
    [q] q
    [qv] q، v
   *[qkvo] q، k، v، o
}، %، عند الرتب { $ranks }
card-subject = تدرّب LoRA برتبة { $rank }
card-matrix =
    من مصفوفة { $shape }؛
    { reached }
