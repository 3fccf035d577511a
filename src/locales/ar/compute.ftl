title = عمليات { $model } الحسابية مع LoRA برتبة { $rank }
alt = { title }، بعمليات الضرب والجمع لكل رمز. خطوة التدريب: { $full } في الضبط الكامل، و{ $lora } في LoRA. الاستدلال: { $forward }؛ وفي LoRA قبل الدمج { $unmerged }؛ وبعد الدمج لا زيادة.
caption = { title }
spoken = الرتبة { $rank }، والتدريب { $share } من الكامل، والاستدلال أكثر بنسبة { $added }

headline = { $claim ->
    [third] تتخطّى LoRA ثلث الحساب: تدرّجات الأوزان المجمّدة
    [less] توفّر LoRA { $rest } من الحساب: تتخطّى تدرّجات الأوزان المجمّدة
    [even] تتطلب LoRA من الحساب ما يتطلبه { -full }
   *[more] تتطلب LoRA حسابًا أكثر من { -full }
}
deck = عمليات الضرب والجمع لكل رمز في { $model }؛ الرتبة { $rank } على { $targetList }: { $share } من { -full }.
names =
    .forward = تمرير أمامي
    .input-gradient = تدرّج المدخلات
    .gradient = تدرّج الأوزان
full = { -full }
lora = LoRA
amount = { large }
skipped = لا يُحسب: _W_ مجمّدة
skipped-short = لا يُحسب
trained = من أجل _B_ و_A_ فقط: { $count }
wider = رُسم أعرض { COUNT($times, -times) } من~المقياس
inference = في الاستدلال
merged = لا تضيف LoRA شيئًا بعد الدمج، وتضيف قبله~{ $added }
time = الزمن ليس عدد العمليات
source = القياس: Llama-3.2-3B، { COUNT(5000, -steps) }
methods =
    .full = الكامل
    .lora = LoRA، _r_~=~{ 64 }
    .dora = DoRA، _r_~=~{ 32 }
seconds = { $compared ->
   *[true] { $seconds }~ث، { $share }
    [false] { $seconds }~ث
}
part-step = { $name }، خطوة تدريب: { $count } عملية ضرب وجمع لكل رمز ({ $amount })
part-lora = LoRA، خطوة تدريب: { $lora } عملية ضرب وجمع لكل رمز ({ $amount })، { $share } من { -full }
part-pass = { $name }: { $count }
part-trained = تدرّج _B_ و_A_، مُدرَّب: { $count }
part-skipped = تدرّج الأوزان المجمّدة، لا يُحسب: { $count }
part-inference = { inference }: { $forward } عملية ضرب وجمع لكل رمز ({ $amount })؛ وفي LoRA قبل الدمج { $unmerged }، بزيادة { $added }؛ وبعد الدمج لا زيادة
part-time = { time }؛ { source }
part-measured = { $name }: { $time }
none = لا شيء

lesson = كم عملية حسابية يتطلب الرمز
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
    قاست ورقة LoRA لكل بطاقة V100 سرعة { 43.1 } رمزًا في الثانية مع LoRA، و{ 32.5 } من دونها، وهو عندها «تسريع بنسبة
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
