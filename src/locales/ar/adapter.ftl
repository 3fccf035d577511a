title = ما غيّره التدريب في كل وحدة
place = { $layered ->
   *[true] { $kind } في الطبقة~{ $layer }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] ، بوحدة~{ $power }
    [false] {""}
}
directions = { $directions } من~{ $ranks }
hold = { directions } تحمل { $share }
nothing = كل تحديث يساوي { 0 }: لم يُدرَّب شيء.
largest = الأكبر: { place }، حيث { $symbol }~=~{ $norm }.
held = الاتجاهات التي تحمل { $share } من كل تحديث: { directions }.
verdict = { $zero ->
    [true] { nothing }
   *[false]
        { largest }
        { held }
}
sentences = { $zero ->
    [true] { nothing }
   *[false] { largest } { held }
}
not-shown = غير مبيَّن: أي رتبة كانت ستعطي نتيجة مماثلة{ $undrawn ->
    [magnitudes] ؛ ومقادير DoRA
    [biases] ؛ وانحيازات LoRA
    [both] ؛ ومقادير DoRA وانحيازات LoRA
   *[none] {""}
}.
caution = ما تركه التدريب في كل وحدة{ $hasExperts ->
   *[true] ، أو في خبراء الطبقة وعددهم { $experts }
    [false] {""}
}. { not-shown }
scale = { $scaling ->
    [differs] تختلف _s_ بين الوحدات
    [assumed] _s_~=~{ REAL($factor) } افتراضًا
   *[known] _s_~=~{ REAL($factor) }
}
keys =
    فوق: { $symbol }، { $measure ->
       *[update] حجم التحديث
        [entry] لكل عنصر
    }{ in-units }؛ بمقياس واحد
    تحت: الاتجاهات التي تحمل { $share } من ‖Δ_W_‖²
    وبقية اتجاهات الوحدة التي عددها _r_
example = { place }: قيمها المفردة _σ_؛ { hold }
values = الحجم، الاتجاهات
row = { $norm }، { directions }
layer = الطبقة
alt = { title }. { sentences } { not-shown }
caption = ما غيّره التدريب. { sentences } ولا يبيّن هذا أي رتبة كانت ستعطي نتيجة مماثلة{ $undrawn ->
        [magnitudes] ، ولا مقادير DoRA
        [biases] ، ولا انحيازات LoRA
        [both] ، ولا مقادير DoRA ولا انحيازات LoRA
       *[none] {""}
    }.{ $hasOthers ->
       *[true] {" "}وفي الملف أيضًا موترات { $others }، وهي غير مرسومة.
        [false] {""}
    }

lesson = ماذا تعلّم المهايئ
summary = مهايئ مُدرَّب: حجم كل تحديث، وعدد الاتجاهات التي تحمل معظمه.
listed = { title }، { $share } من كل تحديث
labels =
    .share = النسبة المحمولة، %
    .measure = حجم التحديث
measures =
    .update = كاملًا
    .entry = لكل عنصر
explanation =
    تحديث الوحدة هو Δ_W_~=~_s_·_BA_، حيث _s_~=~_α_/_r_، أو _α_/√_r_ في rsLoRA. وحجمه ‖Δ_W_‖ هو جذر مجموع
    مربعات قيمه المفردة، وهي محسوبة من _B_ و_A_. ومعايير المصفوفات الكبيرة أكبر؛ ولكل عنصر
    يُقسم المعيار على √(_dk_). وتُعدّ الاتجاهات كما في تحويل PEFT إلى LoRA: أصغر عدد
    من القيم المفردة لا يقل مجموع مربعاتها عن النسبة المختارة من المجموع. وقد تحمل اتجاهات قليلة معظم
    التحديث، لكن نسبة المربعات ليست دقة: فقد يعطي التدريب بتلك الرتبة نتيجة أخرى.
table-head =
    الوحدات
    أكبر _σ_
    النسبة من مجموع كل ‖Δ_W_‖²
    حجم التحديث
    الاتجاهات للنسبة المختارة
table-directions = الاتجاهات التي تحمل { $share }
card-subject = اتجاهات مهايئ مُدرَّب:
card-meaning = { $zero ->
    [true]
        تحمل جزءًا من كل تحديث:
        لم يُدرَّب شيء
   *[false]
        تحمل { $share } من كل تحديث؛
        الأكبر: { place }
}
card-note = حجم كل تحديث، واتجاهاته
card-note-of-some = أكبر التحديثات، واتجاهاتها

compared-title = مهايئان للوحدات نفسها
compared-sizes = { $different ->
   *[true] أكبر فرق بين الحجمين في { place }: { $first } و{ $second }.
    [false] كل الأحجام متساوية.
}
compared-overlap = متوسط تداخل الفضاءات المولَّدة: _B_~{ $meanB }، _A_~{ $meanA }؛ وللفضاءات العشوائية: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }، { $randomA }
}.
compared-sentences = { compared-sizes } { compared-overlap }
compared-not-shown = غير مبيَّن: هل يؤدي المهايئان العمل نفسه{ $undrawn ->
    [magnitudes] ؛ ومقادير DoRA
    [biases] ؛ وانحيازات LoRA
    [both] ؛ ومقادير DoRA وانحيازات LoRA
   *[none] {""}
}.
compared-caution = التداخل: متوسط مربع جيب تمام الزوايا الرئيسية، وفيه يُحسب الاتجاه الضعيف كالقوي. { compared-not-shown }
compared-subject = مهايئان{ $assumed ->
   *[true] ؛ _s_ مفترَضة
    [false] {""}
}
compared-keys =
    فوق: { $symbol } في المهايئ الأول، { $area ->
       *[true] وفي الثاني خطًا
        [false] وفي الثاني
    }{ in-units }؛ بمقياس واحد
    تحت: تداخل ما تولّده أعمدة _B_ في المهايئين
    وتداخل ما تولّده صفوف _A_
    الممتلئ: الفضاء نفسه. الخط: فضاءات عشوائية
compared-row = { $first }، { $second }
none = لا شيء
compared-alt = { compared-title }. { compared-sentences }
compared-caption = { compared-title }. { compared-sentences } { compared-not-shown }
compared-table = { compared-title }، والمقارنة كما في ورقة LoRA
compared-head =
    الوحدات
    _r_، الأول
    _r_، الثاني
    { $symbol }، الأول
    { $symbol }، الثاني
    تداخل _B_
    العشوائي
    تداخل _A_
    العشوائي
compared-card-subject = تداخل ما تولّده B في مهايئين:
compared-card-meaning =
    في المتوسط؛ والعشوائي: { $randomB }
    المصفوفة A: { $meanA }
compared-card-note = الأحجام، وتداخل B وA
