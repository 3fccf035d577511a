-numbers = { $count ->
    [one] عدد واحد ({ $count })
    [two] عددان ({ $count })
    [few] { $count } أعداد
    [many] { $count } عددًا
   *[other] { $count } عدد
}
-operations = { $count ->
    [one] عملية ضرب وجمع واحدة ({ $count })
    [two] عمليتا ضرب وجمع ({ $count })
    [few] { $count } عمليات ضرب وجمع
    [many] { $count } عملية ضرب وجمع
   *[other] { $count } عملية ضرب وجمع
}
-additions = { $count ->
    [one] عملية جمع واحدة ({ $count })
    [two] عمليتا جمع ({ $count })
    [few] { $count } عمليات جمع
    [many] { $count } عملية جمع
   *[other] { $count } عملية جمع
}

title = التمرير الأمامي في LoRA برتبة { $rank }{ $merged ->
       *[true] {" "}بعد الدمج
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: يمرّ x ({ COUNT($k, -numbers) }) بمصفوفة واحدة W′~=~W~+~{ $plainFactor }BA إلى h ({ COUNT($d, -numbers) }). عدد عمليات الضرب والجمع { $full }، ولا شيء منها للمصفوفتين A وB.
    [false] { title }: يمرّ x ({ COUNT($k, -numbers) }) بالمصفوفة W، ويمرّ أيضًا بالمصفوفة A (إلى { COUNT($rank, -numbers) }) ثم B، ومجموعهما h ({ COUNT($d, -numbers) }). عمليات الضرب والجمع في W عددها { $full }، وفي A عددها { $a }، وفي B عددها { $b }.
}
headline = { $added ->
    [merged] بعد الدمج يزول المسار الجانبي ويبقى الناتج نفسه
    [more] تجعل LoRA الحساب أكثر من الضعف: بزيادة { $share }
    [thin] تضيف LoRA مسارًا جانبيًا رفيعًا: يزيد الحساب بنسبة { $share }
   *[share] تضيف LoRA مسارًا جانبيًا: يزيد الحساب بنسبة { $share }
}
deck = { $merged ->
   *[true] في { $formula } مع _W′_~=~_W_~+~{ $factor }_BA_ عدد عمليات الضرب والجمع كما هو من~دون LoRA
    [false] في { $formula } تتطلب _A_ و_B_ لكل رمز { COUNT($trainable, -operations) }
}{ $withAlpha ->
    [true] ؛ _α_/_r_~{ $scaling }
   *[false] {""}
}
x = _x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **مجمّدة**
trained-a = _A_ **مُدرَّبة**
trained-b = _B_ **مُدرَّبة**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **مدموجة**
    [false] { frozen }
    }
label-w =
    { name-w }:
    { COUNT($full, -operations) }
label-a =
    { trained-a }:
    { $wide ->
   *[true] { COUNT($a, -operations) }
    [false] { $a }
    }
label-b =
    { trained-b }:
    { $wide ->
   *[true] { COUNT($b, -operations) }
    [false] { $b }
    }
gone = _A_ و_B_ الآن في _W′_

rounding = لا يغيّر _h_ إلا التقريب.

part-x = _x_، رمز واحد: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_، { $d }~×~{ $k }، مدموجة
    [false] _W_، { $d }~×~{ $k }، مجمّدة
}: { COUNT($full, -operations) }
part-a = _A_، { $rank }~×~{ $k }، مُدرَّبة: { COUNT($a, -operations) }
part-ax = _Ax_: { COUNT($rank, -numbers) }
part-b = _B_، { $d }~×~{ $rank }، مُدرَّبة: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_: { COUNT($sum, -additions) }
part-h = _h_، الناتج: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] التمرير الأمامي عبر مصفوفة { $d }~×~{ $k } بعد دمج مهايئ برتبة { $rank }
    [false] التمرير الأمامي عبر مصفوفة { $d }~×~{ $k } برتبة { $rank }
}
none = لا شيء
in-w = في W′
spoken = الرتبة { $rank }. { $claim }

lesson = كيف يمرّ الرمز عبر W وA وB
summary = مسارا الرمز: عبر W، وعبر A وB.
listed = { title } لمصفوفة { $d }~×~{ $k }
labels =
    .rank = الرتبة _r_
    .merged = بعد الدمج: _W′_ = _W_ + _BA_
explanation =
    تحوّل _A_ أعداد _x_ التي عددها _k_ إلى _r_ من الأعداد، وتحوّلها _B_ إلى _d_؛ ثم يضاف (_α_/_r_)_BAx_ إلى _Wx_
    (arXiv 2106.09685، القسم 4.1). ويتطلب _B_(_Ax_) لكل رمز _r_(_d_~+~_k_) من عمليات الضرب والجمع. أما تكوين _BA_
    وإضافتها إلى _W_ فيتطلبان _drk_ عملية مرة واحدة في كل خطوة لكل الرموز، وهذا أرخص لأكثر من _dk_/(_d_~+~_k_) من الرموز.
    ويغيّر التدريب _B_ و_A_ في كل خطوة، فلا حاجة إلى تكوين _BA_؛ وتكوّنها DoRA في PEFT مرة واحدة في كل خطوة. وبعد
    التدريب يمكن دمج _BA_ مرة واحدة: تحلّ _W′_~=~_W_~+~(_α_/_r_)_BA_ محل _W_، وتعطي _h_ نفسه ما عدا التقريب، ولا تضيف
    حسابًا. ويتطلب التحجيم والجمع عملية ضرب وجمع واحدة لكل عدد من _h_. وكل الأعداد لرمز واحد ومصفوفة واحدة، بلا
    انحيازات ولا إسقاط عشوائي.
table-caption = عمليات الضرب والجمع في التمرير الأمامي لرمز
table-head =
    الخطوة
    الصيغة
    قبل الدمج
    بعد الدمج
table-steps =
    المصفوفة _W_ أو _W′_
    المصفوفة _A_
    المصفوفة _B_
    التحجيم والجمع
    المجموع
    _A_ و_B_ نسبةً إلى _W_
    عدد الرموز الذي يكون _B_(_Ax_) أرخص من _BA_ لأقل منه
    حجم _Ax_
    معامل التحجيم
