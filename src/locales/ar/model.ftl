-layers = { $count ->
    [one] طبقة واحدة ({ $count })
    [two] طبقتان ({ $count })
    [few] { $count } طبقات
    [many] { $count } طبقة
   *[other] { $count } طبقة
}
-experts = { $count ->
    [one] خبير~واحد ({ $count })
    [two] خبيران~({ $count })
    [few] { $count }~خبراء
    [many] { $count }~خبيرًا
   *[other] { $count }~خبير
}
title = LoRA برتبة { $rank } على { $model }
alt = { title }: تُدرَّب B وA بجانب { $targetList }، وكل ما عداهما مجمّد. المُدرَّب: { COUNT($trainable, -parameters) }، أي { $share } من { $base }{ outcome }.
caption = LoRA برتبة { $rank } على { $targetList } في { $model }
spoken = الرتبة { $rank }، { COUNT($trainable, -parameters) }، { $share }

headline = تدرّب LoRA { COUNT($trainable, -parameters) } بدلًا من { $base }: { $verdict ->
    [loss] كلفتها أعلى
    [even] العدد نفسه
    [share] يُوفَّر { $rest }
   *[ratio] { one-in }
}
deck = النموذج { $model }، _r_~=~{ $rank }{ $withAlpha ->
    [true] ، _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **مجمّدة**: { $base }
trained-area = { $enlarged ->
    [true] **مُدرَّبة**: { $trainable } ({ $share })، أكبر { COUNT($times, -times) } من~المقياس
   *[false] **مُدرَّبة**: { $trainable } ({ $share })، بالمقياس
}
trained = تُدرَّب _B_ و_A_ بجانب { $targetList }
card = { $part ->
    [vision] **الرؤية**: طبقة من { COUNT($layers, -layers) }
    [encoder] **المشفّر**: طبقة من { COUNT($layers, -layers) }
    [decoder] **مفكّك~التشفير**: طبقة من { COUNT($layers, -layers) }
    [none] { $of ->
        [all] **وحدات~خطية**
        [vision] **وحدات~خطية~أخرى**، الرؤية
        [encoder] **وحدات~خطية~أخرى**، المشفّر
        [decoder] **وحدات~خطية~أخرى**، مفكّك التشفير
       *[whole] **وحدات~خطية~أخرى**
    }
   *[whole] **طبقة** من { COUNT($layers, -layers) }
}
only-card = { card }. { $trained }
role = { $role ->
    [attention] **الانتباه**
    [cross] **الانتباه~المتقاطع**
    [mlp] **MLP**
    [experts] **الخبراء**
    [shared] **الخبراء~المشتركون~أيضًا**
   *[other] **وحدات~خطية~أخرى**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] ، على خرج المشفّر
   *[false] {""}
}{ $copies ->
    [router] ، { COUNT($each, -experts) } وموجّه
    [experts] ، { COUNT($each, -experts) }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] ، على التوازي
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] ، في { $some } من { COUNT($layers, -layers) }
}

thin-module = رُسم أرفع أضلاع الوحدات أسمك { COUNT($times, -times) } من~المقياس.

part-full = مجمّدة: { COUNT($base, -parameters) }
part-lora = بطريقة LoRA: { COUNT($trainable, -parameters) }، أي { $share }
part-module = { $name }{ $place ->
    [each] {" "}في كل طبقة من { COUNT($layers, -layers) }
    [several] ، وعددها { $each } في كل طبقة من { COUNT($layers, -layers) }
   *[once] {""}
}: المصفوفة _W_، { $size }، مجمّدة{ $isTarget ->
    [true] ؛ والمصفوفتان _B_، { $d }~×~{ $rank }، و_A_، { $rank }~×~{ $k }، مُدرَّبتان
   *[false] {""}
}

lesson = كلفة نموذج كامل
summary = الوحدات الخطية في نموذج، وما تكيّفه LoRA منها، وأعداد معلمات النموذج كاملًا.
listed = { title }: { $targetList }
labels =
    .rank = الرتبة _r_
    .preset = الوحدات المُكيَّفة
presets =
    .as-given = كما أُعطيت
    .q-and-v = q وv
    .all-linear = كل الوحدات الخطية
explanation = الوحدات مرتّبة بحسب تدفّق البيانات.
table-caption = وحدات { $model } وما تدرّبه LoRA
table-head =
    الوحدة
    المُدرَّب
fused = { $size }، الرتبة { $times }_r_
table-quantities =
    معلمات LoRA، كل الوحدات المستهدفة
    النموذج الأساسي
    النسبة المُدرَّبة
    التوفير
    كل المعلمات
    قيمة trainable% في PEFT
table-formulas =
    _r_(_d_ + _k_) لكل منها
    مجمّد
    LoRA/الأساسي
    1 − النسبة
    الأساسي + LoRA
    LoRA/الكل

map-ranks = { $spread ->
    [none] الرتبة { $most } في كل وحدة
    [layer] رتب من { $least } إلى { $most } بحسب الطبقة
    [module] رتب من { $least } إلى { $most } بحسب الوحدة
   *[both] رتب من { $least } إلى { $most } بحسب الوحدة والطبقة
}
map-headline = { map-ranks }: يُدرَّب { COUNT($trainable, -parameters) }، أي { $share } من النموذج
map-deck = النموذج { $model }، _r_~=~{ $rank } { $withAlpha ->
    [true] و_α_~=~{ REAL($alpha) } حيث لا ينطبق نمط؛ {"\u2066"}_α_/_r_~=~{ $factors }{"\u2069"}
   *[false] حيث لا ينطبق نمط
}
map-caption = { map-ranks }، في { $model }
map-alt = خريطة رتب LoRA في { $model }، على { $targetList }. { map-ranks }. المُدرَّب: { COUNT($trainable, -parameters) }، أي { $share } من { $base }.
map-run = { $rank }، _α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **الرؤية**
    [encoder] **المشفّر**
    [decoder] **مفكّك~التشفير**
    [none] **خارج الطبقات**
   *[whole] **الطبقات**
}
map-layer = الطبقة
map-reading = الارتفاع هو الرتبة، مقسومة بين _B_ (أسفل) و_A_ (أعلى) بنسبة معلماتهما.{ $raised ->
    [true] {" "}الرتب الأصغر من { $rank } مرسومة أعلى من~المقياس.
   *[false] {""}
}
map-row = { $name }، { $size }: { $where }؛ المُدرَّب { COUNT($parameters, -parameters) }
map-where = الرتبة { $rank }{ $withAlpha ->
    [true] {" "}مع _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}في { $count ->
        [one] الطبقة { $indices }
        [two] الطبقتين { $indices }
        [few] الطبقات { $indices }
        [many] الطبقات { $indices }
       *[other] الطبقات { $indices }
    }
    [false] {""}
}
map-table = الرتب بحسب الوحدة والطبقة في { $model } وما تدرّبه LoRA
map-head =
    الوحدة
    الطبقات
    المُدرَّب
