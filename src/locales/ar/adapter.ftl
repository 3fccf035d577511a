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
hold = { $largest ->
    [one] يحمل اتجاه واحد ({ $directions }) من~{ $ranks }
    [two] يحمل اتجاهان ({ $directions }) من~{ $ranks }
    [few] تحمل { $directions } اتجاهات من~{ $ranks }
    [many] يحمل { $directions } اتجاهًا من~{ $ranks }
   *[other] يحمل { $directions } اتجاه من~{ $ranks }
} نسبة { $share }
example-title = أكبر ‖Δ_W_‖: { place }
nothing = كل تحديث يساوي { 0 }: لم يُدرَّب شيء
held = { hold } من كل تحديث
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = غير مبيَّن: الرتبة التي كانت ستعطي نتيجة مماثلة{ $undrawn ->
    [magnitudes] ؛ ومقادير DoRA
    [biases] ؛ وانحيازات LoRA
    [both] ؛ ومقادير DoRA وانحيازات LoRA
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = ما تركه التدريب في كل وحدة{ $hasExperts ->
   *[true] ، أو في خبراء الطبقة وعددهم { $experts }
    [false] {""}
}، حيث Δ_W_~=~_s_·_BA_؛ النسب من~‖Δ_W_‖²؛ { $scaling ->
    [differs] تختلف _s_ بين الوحدات
    [assumed] _s_~=~{ REAL($factor) } افتراضًا
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
size-label = { $measure ->
   *[update] الحجم { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = الاتجاهات
example-held = { hold } من ‖Δ_W_‖²
example-values = مربعات قيمها المفردة _σ_²، وعددها { $count }، ومجموعها ‖Δ_W_‖²
part-row = { $kind }{ $layered ->
   *[true] ، الطبقات { $layers }
    [false] {""}
}: { $symbol } { $sizes }؛ الاتجاهات { $directions } من { $ranks }
part-example = { place }: مربعات القيم المفردة نسبةً إلى أكبرها { $values }؛ { hold } من ‖Δ_W_‖²
layer = الطبقة
alt = { title }. { sentences } { not-shown }
caption = ما غيّره التدريب بالرتبة { $ranks } في كل وحدة{ $hasOthers ->
   *[true] ؛ وفي الملف أيضًا موترات { $others }، وهي غير مرسومة
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
    عدد الاتجاهات للنسبة المختارة
table-directions = الاتجاهات التي تحمل { $share }

compared-title = مهايئان للوحدات نفسها
compared-sizes = { $different ->
   *[true] أكبر فرق بين الحجمين في { place }: { $first } و{ $second }.
    [false] كل الأحجام متساوية.
}
compared-overlap = متوسط تداخل الفضاءات المولَّدة: _B_~{ $meanB }، _A_~{ $meanA }؛ وللفضاءات العشوائية: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }، { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = غير مبيَّن: هل يؤدي المهايئان العمل نفسه{ $undrawn ->
    [magnitudes] ؛ ومقادير DoRA
    [biases] ؛ وانحيازات LoRA
    [both] ؛ ومقادير DoRA وانحيازات LoRA
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}_s_ في أحد المهايئين مفترَضة.
    [false] {""}
}
compared-reading = الأحجام: المهايئ الأول فاتح، والثاني { $area ->
   *[true] خط
    [false] داكن
}. التداخل: متوسط مربع جيب تمام الزوايا الرئيسية، وفيه يُحسب الاتجاه الضعيف كالقوي؛ ويمتلئ الشريط للفضاء نفسه، والخط عليه للفضاءات العشوائية. { compared-not-shown }
compared-factor = { $named ->
   *[true] تداخل { $letter }: { $overlap }
    [false] { $letter }: { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] ، الطبقات { $layers }
    [false] {""}
}: { $symbol } في المهايئ الأول { $first }، وفي الثاني { $second }؛ تداخل _B_ { $meanB }، وتداخل _A_ { $meanA }
compared-row = { $first } و{ $second }
none = لا شيء
compared-alt = { compared-title }. { compared-sentences }
compared-caption = أحجام مهايئين للوحدات نفسها وتداخلاتهما
compared-table = { compared-title }، مقارنةً كما في ورقة LoRA
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
