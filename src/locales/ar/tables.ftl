-tokens = { $count ->
    [one] رمز واحد ({ $count })
    [two] رمزان ({ $count })
    [few] { $count } رموز
    [many] { $count } رمزًا
   *[other] { $count } رمز
}
-layers = { $count ->
    [one] طبقة واحدة ({ $count })
    [two] طبقتان ({ $count })
    [few] { $count } طبقات
    [many] { $count } طبقة
   *[other] { $count } طبقة
}
-vectors = { $count ->
    [one] متجه واحد ({ $count })
    [two] متجهان ({ $count })
    [few] { $count } متجهات
    [many] { $count } متجهًا
   *[other] { $count } متجه
}

notes = { $headless ->
   *[true] ؛ النماذج الشبيهة بـBERT من دون طبقة التجميع والرؤوس
    [false] {""}
}{ $mixed ->
   *[true] ؛ الخبراء { experts-layout }
    [false] {""}
}
caption-matrix = تطبيق LoRA على مصفوفة حجمها { $d }~×~{ $k }، وفيها { COUNT($parameters, -parameters) }
caption-model = تطبيق LoRA على { $modules } في { $model }{ notes }
caption-models = تطبيق LoRA برتبة { $rank } على { $modules }، نموذجًا بنموذج{ notes }
default-targets = الأهداف الافتراضية في PEFT
caption-methods = الطرائق مطبَّقة على { $model }، وفيه { COUNT($parameters, -parameters) }{ notes }
head-matrix =
    الرتبة _r_
    تدرّب LoRA، _r_(_d_~+~_k_)
    النسبة
    التوفير
head-model =
    الرتبة _r_
    المعلمات الأساسية
    تدرّب LoRA
    النسبة
    التوفير
    قيمة trainable% في PEFT
    الملف، بايت
head-models =
    النموذج
    المعلمات الأساسية
    تدرّب LoRA
    النسبة
    التوفير
    قيمة trainable% في PEFT
    الملف، بايت
head-models-targets =
    النموذج
    الأهداف
    المعلمات الأساسية
    تدرّب LoRA
    النسبة
    التوفير
    قيمة trainable% في PEFT
    الملف، بايت
head-methods =
    الطريقة
    تدرّب
    النسبة
    الملف، بايت
    الإعدادات والمفاضلة

unknown = غير معروف
all-linear = جميع الوحدات الخطية
no-file = لا ملف
names-separator = ،{" "}
settings-separator = ،{" "}
settings-on = { $list } على { $modules }
only-on = على { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] منخفضة الرتبة
    [vector] متجهات
    [constant] أعداد
   *[none] لا شيء
}
settings =
    .rank = الرتبة { $count }
    .tokens = { COUNT($count, -tokens) }
    .bottleneck = العرض { $count }
    .init-rank = { $count } قبل التقليم
    .factor = العامل { $count }
    .decompose-both = العاملان كلاهما رفيعان
    .feedforward = تغيير مقياس مدخلات { $names }
    .encoder-hidden = عرض المشفّر { $count }
    .layers = { COUNT($count, -layers) }
    .para = بصيغة PaRa، بلا _R_
    .bat = بصيغة Bat، كتلة مربعة لكل _r_ من المخرجات
    .weight-terms = المصفوفتان A وB: { term-kinds }
    .prompt-term = الحد C: { term-kinds }
    .bias-terms = الحدان D وE: { term-kinds }
    .orthogonal = أي مصفوفة بدل الدوران
    .scale-input = دون تغيير مقياس المدخلات
    .scale-output = دون تغيير مقياس المخرجات
    .sparse-rate = { $rate } من العناصر
    .mini-rank = عرض الكتلة { $count }
    .frequencies = { $count } من المعاملات
    .variant = الصيغة { $count }
    .group-size = مجموعات حجمها { $count }
    .vector-size = متجهات طولها { $count }
    .blocks = كتل عددها { $count }~×~{ $count }
    .block-count = كتل عددها { $count }
    .share-blocks = كل الكتل متساوية
    .hybrid-rank = الرتبة الهجينة { $count }
    .block-size = كتل حجمها { $count }
    .vectors = { COUNT($count, -vectors) }
    .vector-length = بطول { $count }
    .stride = مصفوفة _A_ واحدة لكل { COUNT($count, -layers) }
    .b-count = { $count } من مصفوفات _B_
    .depth = في كل جانب { $count } من الطبقات المخفية
    .theta-length = متجه طوله { $count }
    .kept-rank = { $count } من الاتجاهات محفوظة
    .save-projection = دون حفظ الإسقاطات

method-names =
    .full = { -full }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm tuning
    .houlsby = Houlsby adapters
    .adaption-prompt = Adaption prompt

trade-offs =
    .full = يمكنه بلوغ أي أوزان، لكنه يحتاج إلى تدرّجاتها كلها وإلى حالة المحسّن لها كلها.
    .lora = تحدّ تحديث كل مصفوفة بالرتبة r، ويمكن دمجها في الأوزان.
    .rslora = لها حجم LoRA، لكن معامل تحجيمها alpha / √r، فتواصل الرتب العليا التعلّم.
    .dora = تضيف مقدارًا مُدرَّبًا لكل صف من المخرجات، وتحسب معيارًا في كل خطوة.
    .adalora = تبدأ بمرة ونصف من الرتبة ثم تقلّم: تختلف الرتب، لكن كلفة التدريب أعلى.
    .vera = تدرّب متجهين لكل مصفوفة بجانب مصفوفات عشوائية مجمّدة؛ ورتبتها المعتادة { 256 }.
    .loha = تبلغ الرتبة r² بضعف معلمات LoRA، وتحسب جداءً لكل عنصر.
    .lokr = تحافظ على رتبة عالية بمعلمات قليلة جدًا، لكن بنيتها كتل ثابتة.
    .ia3 = لا تفعل سوى تغيير مقياس التنشيطات: صغيرة جدًا، ولا تستطيع مزجها.
    .prefix = تترك الأوزان كما هي؛ وتشغل مفاتيحها وقيمها الافتراضية السياق في كل طبقة.
    .prompt = لا تدرّب سوى تضمينات رموز افتراضية: صغيرة، وضعيفة في النماذج الصغيرة.
    .bitfit = تدرّب الانحيازات الموجودة؛ وكثير من النماذج الحديثة بلا انحيازات.
    .houlsby = تُدخل طبقات لا يمكن دمجها؛ ليست في PEFT، وورقتها تدرّب طبقات التسوية أيضًا.
    .lora-fa = تجمّد A، فتوفّر ذاكرة التنشيطات وتقيّد التحديث بصفوف A.
    .ln-tuning = لا تدرّب سوى طبقات التسوية: كسبًا لكل سمة، وإزاحة إن وُجدت.
    .p-tuning = تدرّب مشفّرًا لرموز افتراضية، ثم تستغني عن المشفّر.
    .mica = تجمّد B على أضعف الاتجاهات المفردة للأوزان، ولا تدرّب سوى A.
    .hira = تضرب الأوزان في BA عنصرًا بعنصر: بحجم LoRA وبرتبة كاملة.
    .deft = تنزع من الأوزان فضاءً جزئيًا رتبته r وتضع مكانه فضاءً مُدرَّبًا.
    .delora = تحدّ حجم التحديث بعدد مُدرَّب واحد لكل وحدة.
    .gralora = تعطي كل كتلة من المصفوفة مهايئًا مستقلًا: بحجم LoRA وبرتبة أعلى.
    .glora = تغيّر مقياس الأوزان وتضيف إليها: جداءان منخفضا الرتبة لكل مصفوفة.
    .lily = تشترك الطبقات في A، وتشترك كلها في مزيج واحد من B يختاره موجّه.
    .peanut = تحسب التحديث من الأوزان نفسها بشبكة رفيعة ذات دالة تنشيط.
    .miss = تدرّب كتلة صغيرة واحدة تتكرر على طول المصفوفة: نصف حجم LoRA أو أقل.
    .vblora = تركّب A وB من مخزن متجهات واحد؛ ومعظم معلماتها أوزان الاختيار منه.
    .tinylora = تدرّب متجهًا قصيرًا واحدًا لكل وحدة؛ والباقي المجمّد يملأ ملفها.
    .unilora = تدرّب متجهًا واحدًا للنموذج كله، ويحوّله إسقاط ثابت إلى كل مصفوفات A وB.
    .pvera = هي VeRA بتوزيع بدل كل قيمة داخلية: متوسط وتشتت.
    .randlora = تجمع جداءات عشوائية مجمّدة كثيرة رتبتها r لتبلغ رتبة كاملة؛ وملفها يضمها أيضًا.
    .beft = لا تدرّب سوى انحياز على القيم، حتى إن لم يكن في النموذج انحيازات.
    .road = تدوّر المخرجات أزواجًا وتغيّر مقياسها: بالغة الصغر، وقليلة الكلفة عند الاستدلال في دفعات مختلطة.
    .shira = تدرّب أوزانًا مفردة بعدد معلمات LoRA: رتبة كاملة، وملف حجمه ثلاثة أضعاف ملف LoRA.
    .frod = تدرّب قطرًا وعناصر أخرى قليلة بين أساسين ثابتين للأوزان.
    .fourierft = تدرّب معاملات قليلة من تحويل فورييه للتحديث، بأي عدد.
    .waveft = تدرّب معاملات قليلة من التحويل المويجي للتحديث، بأي عدد.
    .c3a = تدرّب كتلًا دائرية: رتبة عالية، وعدد معلماتها d·k مقسومًا على ضلع الكتلة.
    .boft = تدوّر المدخلات كتلًا وتغيّر مقياس المخرجات، فتحفظ الزوايا.
    .oft = تدوّر المدخلات كتلًا، فتحفظ الزوايا بين العصبونات.
    .hra = تعكس المدخلات r مرات: تحويل متعامد، بنصف حجم LoRA أو أقل.
    .psoft = لا تدوّر سوى أقوى r اتجاهات الأوزان: r(r + 3) / 2 من الأعداد لكل وحدة.
    .osf = تضبط كل شيء ما عدا أقوى اتجاهات الأوزان، تجنبًا للنسيان.
    .adaption-prompt = تضيف محثّات إلى انتباه الطبقات العليا عبر بوابة تبدأ من الصفر.
    .trainable-tokens = تدرّب صفوفًا مفردة من التضمينات، لرموز جديدة مثلًا، ولا شيء سواها.
