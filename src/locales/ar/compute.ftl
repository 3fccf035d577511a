title = حسابات { $model } بطريقة LoRA برتبة { $rank }
alt = { title }، بعمليات الضرب والجمع لكل رمز. خطوة التدريب: الكامل { $full }، وفي LoRA عددها { $lora }. الاستدلال: { $forward }؛ وفي LoRA دون دمج { $unmerged }؛ وبعد الدمج لا زيادة.
caption = بطريقة LoRA برتبة { $rank } على { $targetList } تتطلب خطوة تدريب { $model } نسبة { $share } من عمليات الضرب والجمع في { -full }{ $outcome ->
    [loss] ، ولذلك { -costs-more }
   *[other] {""}
}. وفي الاستدلال تضيف LoRA نسبة { $added }، أو لا شيء بعد الدمج. وعدد العمليات ليس زمنًا.
spoken = الرتبة { $rank }، التدريب { $share } من الكامل، الاستدلال يزيد { $added }

heading = لا تحتاج LoRA إلى تدرّج الأوزان المجمّدة
unit = { $unit ->
    [billions] مليارات عمليات الضرب والجمع لكل رمز
   *[millions] ملايين عمليات الضرب والجمع لكل رمز
}
adapted = _r_~=~{ $rank } على { $targetList }؛ دون عدّ رأس الخرج
legend =
    .forward = تمرير أمامي
    .input = تدرّج المدخلات
    .weights = تدرّج الأوزان
training = في التدريب
inference = في الاستدلال
full = { -full }
full-step = { full }: { $fullAmount }
lora-step = { $outcome ->
    [loss] طريقة LoRA بمقدار { $loraAmount } ({ $share })، وكلفته أعلى
   *[other] طريقة LoRA بمقدار { $loraAmount } ({ $share } من الكامل)
}
skipped = لا يُحسب
token = { full } أو LoRA~المدموجة: { $tokenAmount }؛ LoRA~دون~دمج:~زيادة~{ $added }
thin = رُسم أرفع أجزاء الأشرطة أعرض من~المقياس بعامل~{ $times }.
time = عدد العمليات ليس زمنًا. القياسات:
times =
    في Llama-3.2-3B خلال { COUNT(5000, -steps) } (PEFT): الضبط~الدقيق~الكامل:~{ $fullTime }~ث؛ LoRA~عند~_r_~=~{ 64 }:~{ $loraTime }~ث،~{ $loraTimeShare }~من~الكامل؛ DoRA~عند~_r_~=~{ 32 }:~{ $doraTime }~ث،~{ $doraTimeShare }~من~الكامل.
    في GPT-3 (ورقة LoRA): مع LoRA زمن كل رمز أقل بنسبة~{ $rateRest }.
none = لا شيء

lesson = كم عملية يتطلب الرمز
summary = عمليات الضرب والجمع لكل رمز في التدريب والاستدلال: الضبط الدقيق الكامل، وLoRA، وLoRA المدموجة.
labels =
    .rank = الرتبة _r_
explanation =
    مصفوفة حجمها _d_~×~_k_ تتطلب لكل رمز _dk_ من عمليات الضرب والجمع في التمرير الأمامي، و_dk_ لتدرّج مدخلها، و_dk_
    لتدرّج أوزانها. ولا تحتاج المصفوفة المجمّدة إلى الأخير، فتقترب LoRA من ثلثي حسابات الضبط الدقيق الكامل (LoRA
    Without Regret, Thinking Machines Lab 2025). وتضيف _B_ و_A_ إلى كل منها _r_(_d_~+~_k_). وتشمل الأعداد الوحدات
    الخطية في الطبقات، كأن مدخل كل منها يحتاج إلى تدرّج. ولا تشمل درجات الانتباه ولا التضمينات ولا رأس الخرج ولا
    التمرير الأمامي الثاني عند إعادة حساب التنشيطات. والأزمنة من مقارنة الطرائق في PEFT (مستودع huggingface/peft،
    الإيداع 5d602fd)، وهي { COUNT(5000, -steps) } لنموذج Llama-3.2-3B على بطاقة L40S واحدة، مع LoRA برتبة { 64 } وDoRA
    برتبة { 32 } على q_proj وv_proj. وفيها يقرأ الضبط الدقيق الكامل أيضًا جميع التدرّجات وحالة Adam ويكتبها. وفي GPT-3
    قاست ورقة LoRA لكل بطاقة V100 في الثانية { 43.1 } رمزًا مع LoRA، و{ 32.5 } دونها، وهو عندها «تسريع بنسبة
    { PERCENT(25) }» (arXiv 2106.09685، القسم 4.2).
table-caption = عمليات الضرب والجمع لكل رمز في الوحدات الخطية من { $model }
table-head =
    الكمية
    الكامل
    LoRA
    LoRA المدموجة
table-quantities =
    التمرير الأمامي
    تدرّج المدخلات
    تدرّج الأوزان
    خطوة التدريب
    النسبة من { -full }
    رمز في الاستدلال
    حساب إضافي في الاستدلال
card-subject = { $model } برتبة~{ $rank }
card-share = { $outcome ->
    [loss]
        من حسابات { -full }:
        { -costs-more }
   *[other]
        من حسابات { -full }:
        أقل بنسبة { $rest }
}
card-lora = LoRA: لا تدرّج للأوزان المجمّدة
card-thin-parts = الأجزاء الرفيعة ليست بالمقياس
card-parts = التمرير الأمامي والتدرّجات
