-trials = { $count ->
    [one] تجربة واحدة ({ $count })
    [two] تجربتان ({ $count })
    [few] { $count } تجارب
    [many] { $count } تجربة
   *[other] { $count } تجربة
}
-points = { $count ->
    [one] نقطة واحدة ({ $count })
    [two] نقطتين ({ $count })
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
}
title = دقة الاختبار لشبكة صغيرة حسب رتبة LoRA
full-tick = كامل
name = { $full ->
   *[true] { -full }
    [false] الرتبة { $rank }
}

caption = شبكة صغيرة مع { $full ->
   *[true] { -full }
    [false] LoRA برتبة { $rank }
}
alt = { title }. { spoken }. { -full } بخط متقطع: { $fullMean }. وفي الأسفل عدد المعلمات المُدرَّبة في كل حالة.
spoken = { name }: المتوسط { $mean }، { COUNT($trainable, -parameters) }، أي { $share } من الكامل

headline = في شبكة صغيرة، { $outcome ->
   *[equal] تضاهي الرتبة~{ $rank } { -full }
    [behind] الرتبة { $rank } أدنى من { -full } بمقدار { COUNT($gap, -points) }
    [full] { -full } لا يتفوّق على الرتبة { $enough }
}
deck = { $outcome ->
    [full] كل معلمات مصفوفتين { $side }~×~{ $side }؛ ومتوسط الرتبة { $enough } ضمن مدى تجاربه، وعددها { $seeds }
   *[equal] { $share } من معلمات مصفوفتين { $side }~×~{ $side }؛ ومتوسطها ضمن مدى تجارب { -full }، وعددها { $seeds }
    [behind] { $share } من معلمات مصفوفتين { $side }~×~{ $side }؛ ومتوسطها أدنى من كل تجارب { -full }، وعددها { $seeds }
}
accuracy-title = **دقة الاختبار** بالمئة حسب الرتبة: { COUNT($seeds, -trials) } لكل رتبة (حلقات) ومتوسطها
trained-title = **المعلمات المُدرَّبة**؛ وفي LoRA: _B_ و_A_
full-name = { -full }
tick = { $full ->
   *[true] { full-tick }
    [false] رتبة { $rank }
}
conditions = صور أرقام خُلطت بكسلاتها، { $tested } منها للاختبار؛ وقد تحتاج مهام أخرى إلى رتبة أعلى.

part-runs = { name }: { $runs }؛ المتوسط { $mean }
part-parameters = { name }: { COUNT($trainable, -parameters) }

lesson = ما الرتبة التي تحتاج إليها المهمة
summary = دقة مَقيسة لشبكة صغيرة حسب الرتبة: قد تكفي رتبة منخفضة.
labels =
    .rank = الرتبة _r_
full-value = كامل
explanation =
    شبكة فيها طبقتان مخفيتان، في كل منهما { 64 } وحدة، تتعلّم تمييز أرقام scikit-learn ({ 8 }~×~{ 8 } بكسل)، ثم الأرقام
    نفسها وقد خُلطت بكسلاتها. ويدرّب { -full } مصفوفتين حجم كل منهما
    { $size }~×~{ $size }؛ وتضيف LoRA إليهما _BA_. وكل ما عدا ذلك مجمّد. ولكل بذرة
    شبكتها المدرَّبة مسبقًا، وطريقة خلط بكسلاتها، وصور اختبارها وعددها { $tested }. ويستغرق التدريب { 800 }
    خطوة، في كل منها { 32 } صورة، بمحسّن Adam. ومن بين ثمانية معدلات تعلّم تستعمل كل رتبة أقلّها خسارة في التدريب. وللضبط
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
