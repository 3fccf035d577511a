-trials = { $count ->
    [one] تجربة واحدة ({ $count })
    [two] تجربتان ({ $count })
    [few] { $count } تجارب
    [many] { $count } تجربة
   *[other] { $count } تجربة
}
title = دقة الاختبار لشبكة صغيرة حسب رتبة LoRA
full-tick = كامل
name = { $full ->
   *[true] { -full }
    [false] الرتبة { $rank }
}
verdict = { $full ->
   *[true]
        { name }: المتوسط { $mean }،
        { COUNT($trainable, -parameters) }.
    [false]
        { name }: المتوسط { $mean }،
        { COUNT($trainable, -parameters) }، أي { $share } من الكامل.
}
change = { $half ->
   *[true] نصف
    [false] ضعف
} المعلمات:~{ $difference } نقطة.
caption = تبلغ شبكة صغيرة دقة { $mean } عند الرتبة { $rank }، ودقة { $fullMean } مع { -full }: الرتبة الأعلى لا تضيف إلا قليلًا.
alt = { title }. { $verdict } { $caption }
heading = دقة شبكة صغيرة، %
trained = المعلمات المُدرَّبة
axis = الرتبة _r_
keys =
    تجربة من { COUNT($seeds, -trials) }
    من الأدنى إلى الأعلى
    المتوسط؛ المتقطع: الكامل

lesson = ما الرتبة التي تحتاج إليها المهمة
summary = دقة مَقيسة لشبكة صغيرة حسب الرتبة: قد تكفي رتبة منخفضة.
labels =
    .rank = الرتبة _r_
full-value = كامل
explanation =
    شبكة فيها طبقتان مخفيتان، في كل منهما { 64 } وحدة، تتعلّم أرقام scikit-learn (من { 8 }~×~{ 8 } بكسل)، ثم الأرقام
    نفسها ببكسلات مبعثرة. ويدرّب { -full } مصفوفتين حجم كل منهما
    { $size }~×~{ $size }؛ وتضيف LoRA إليهما _BA_. وكل ما عدا ذلك مجمّد. ولكل بذرة
    شبكتها المدرَّبة مسبقًا، وبعثرتها، وصور اختبارها وعددها { $tested }. ويأخذ التدريب { 800 }
    خطوة، في كل منها { 32 } صورة، بمحسّن Adam. ومن ثمانية معدلات تعلّم تستعمل كل رتبة أقلّها خسارة في التدريب. وللضبط
    الدقيق الكامل أعلى متوسط، لكنه الأفضل في بذرتين فقط من خمس. وقد تحتاج شبكة أخرى أو مهمة أخرى إلى
    رتبة أعلى.
table-caption = دقة الاختبار حسب الرتبة والبذرة، %
table-head =
    الرتبة _r_
    معدل التعلم
    المعلمات المُدرَّبة
    النسبة من الكامل
    المتوسط
    الفرق عن الرتبة المميَّزة، نقطة
seed = البذرة { $seed }
card-subject = { $full ->
   *[true] يبلغ { -full }
    [false] تبلغ LoRA برتبة { $rank }
}
card-meaning = { $full ->
   *[true]
        في شبكة صغيرة؛
        LoRA برتبة { $rank }: { $mean }
    [false]
        في شبكة صغيرة؛
        { -full }: { $mean }
}
