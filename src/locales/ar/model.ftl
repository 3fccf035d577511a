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
caption = بطريقة LoRA برتبة { $rank } على { $targetList } في { $model } تُدرَّب { COUNT($trainable, -parameters) }، أي { $share } من معلمات النموذج البالغ عددها { $base }{ outcome }.
spoken = الرتبة { $rank }، { COUNT($trainable, -parameters) }، { $share }

scaling = معامل التحجيم _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = تُدرَّب _B_ و_A_ بجانب { $targetList }
frozen = تُجمَّد _W_ وكل~ما~عداها
layer = { $part ->
    [vision] الرؤية: طبقة من { COUNT($layers, -layers) }
    [encoder] المشفّر: طبقة من { COUNT($layers, -layers) }
    [decoder] مفكّك التشفير: طبقة من { COUNT($layers, -layers) }
   *[whole] طبقة من { COUNT($layers, -layers) }
}
others = { $part ->
    [vision] وحدات خطية أخرى، الرؤية
    [encoder] وحدات خطية أخرى، المشفّر
    [decoder] وحدات خطية أخرى، مفكّك التشفير
   *[whole] وحدات خطية أخرى
}
all-modules = وحدات خطية
experts = { COUNT($each, -experts) }
role = { $role ->
    [attention] الانتباه
    [cross] الانتباه المتقاطع
    [mlp] MLP
    [experts] الخبراء
    [shared] الخبراء المشتركون أيضًا
   *[other] وحدات خطية أخرى
}
block = { $copies ->
    [router] موجّه و{ experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] ، على التوازي
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] ، في { $some } من { $layers }
}
each = { $size } لكل منها
thick-strips = رُسمت _B_ و_A_ أسمك من~المقياس بعامل~{ $times }.
thin-side = رُسم أرفع أضلاع الوحدات أسمك من~المقياس بعامل~{ $times }.
area-full = { -full }: { $base }
area-trained = LoRA برتبة { $rank }: { $trainable }
verdict = { $verdict ->
    [loss]
        تدرّب LoRA نسبة { $share }؛
        { -costs-more }
    [ratio]
        تدرّب LoRA نسبة { one-in }،
        أي { $share }، وتوفّر { $rest }
   *[share]
        تدرّب LoRA نسبة { $share }،
        وتوفّر { $rest }
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
    .all-linear = كل الخطية
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
card-subject = { $model } برتبة~{ $rank }
card-adapted = _B_ و_A_ على { $targetList } في { COUNT($layers, -layers) }
