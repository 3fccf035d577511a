-numbers = { $count ->
    [one] عدد واحد ({ $count })
    [two] عددان ({ $count })
    [few] { $count } أعداد
    [many] { $count } عددًا
   *[other] { $count } عدد
}

title = التمرير الخلفي في LoRA برتبة { $rank }{ $firstStep ->
       *[true] ، الخطوة الأولى
        [false] {""}
    }
alt = { title }: يمرّ تدرّج h ({ COUNT($d, -numbers) }) بالمصفوفة W، ويمرّ أيضًا بالمصفوفتين B ثم A، إلى x. حجم تدرّج B هو { $d }~×~{ $rank }، وحجم تدرّج A هو { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(كلها~{ 0 })
    [false] {""}
}، ولا تدرّج للمصفوفة W. والمحفوظ x وAx.
headline = { $firstStep ->
   *[true] في الخطوة الأولى _B_~=~0: لا تنال تدرّجًا إلا _B_
    [false] يمرّ التدرّج عبر _W_، لكن لا تنال تدرّجًا إلا _A_ و_B_
}
deck = { $firstStep ->
   *[true] يأتي تدرّج _A_ عبر _B_ فهو~{ 0 }، ويأتي تدرّج _x_ عبر _W_ وحدها
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } و_dk_~=~{ $full }: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ $trainable }، وهو العدد نفسه في _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ $trainable } بدلًا من _dk_~=~{ $full }
    }
}{ $withAlpha ->
    [true] ؛ _α_/_r_~{ $scaling }
   *[false] {""}
}
gradient-h = ∂_L_/∂_h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **محفوظ**: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_): { $firstStep ->
   *[true] كلها~{ 0 }
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **محفوظ**: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **مجمّدة**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }:
    بلا تدرّج
trained-a = _A_ **مُدرَّبة**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0، **مُدرَّبة**
    [false] {" "}**مُدرَّبة**
}
gradient-a = ∂_L_/∂_A_: { $firstStep ->
   *[true] كلها~{ 0 }
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_: { $d }~×~{ $rank }

not-saved = لا تُحفظ _BA_ ولا _Wx_.

part-gradient-h = ∂_L_/∂_h_، تدرّج الناتج: { COUNT($d, -numbers) }
part-w = _W_، { $d }~×~{ $k }، مجمّدة: يمرّ التدرّج عبرها ولا تنال تدرّجًا
part-b = _B_، { $d }~×~{ $rank }، مُدرَّبة{ $firstStep ->
   *[true] ، كلها~{ 0 }
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_، { $d }~×~{ $rank }: { COUNT($b, -numbers) }
part-ax = _Ax_، محفوظ: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_): { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] ، كلها~{ 0 }
    [false] {""}
}
part-a = _A_، { $rank }~×~{ $k }، مُدرَّبة
part-gradient-a = ∂_L_/∂_A_، { $rank }~×~{ $k }: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] ، كلها~{ 0 }
    [false] {""}
}
part-x = _x_، محفوظ: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_، { $firstStep ->
   *[true] عبر _W_ وحدها
    [false] مجموع المسارين
}: { COUNT($k, -numbers) }
caption = التمرير الخلفي عبر مصفوفة { $d }~×~{ $k } برتبة { $rank }{ $firstStep ->
   *[true] ، في الخطوة الأولى
    [false] {""}
}
spoken = الرتبة { $rank }. { $claim }

lesson = إلى أين تذهب التدرّجات
summary = مسارا التدرّج، عبر W، وعبر B وA: ما يحتاج إليه وما يتركه هناك.
listed = { title } لمصفوفة { $d }~×~{ $k }
labels =
    .rank = الرتبة _r_
    .first-step = الخطوة الأولى: _B_ = 0
explanation =
    إذا كان _g_ تدرّج _h_، فتدرّج _B_ هو (_α_/_r_)_g_(_Ax_)ᵀ وتدرّج _A_ هو (_α_/_r_)_B_ᵀ_gx_ᵀ، مجموعين على كل الرموز.
    ويحتاج كلاهما إلى ما يحفظه التمرير الأمامي: _Ax_، و_x_ الذي يحفظه الضبط الدقيق الكامل أيضًا. والمصفوفة _W_ مجمّدة،
    فلا يُحسب تدرّجها _gx_ᵀ أبدًا. لكن الطبقات المُدرَّبة التي تسبقها تحتاج إلى تدرّج _x_، وهو
    _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_، ولذلك يقرأ التمرير الخلفي _W_ و_B_ و_A_. وتبدأ LoRA من _B_~=~0 (arXiv 2106.09685،
    القسم 4.1). وعندئذ يكون تدرّج _A_ { 0 }، خلافًا لتدرّج _B_: فلا تغيّر الخطوة الأولى إلا _B_. ويحفظ الاشتقاق الآلي
    في PyTorch الموترات نفسها لطبقة PEFT، ويحسب التدرّجات نفسها. والمتجهات لرمز واحد ومصفوفة واحدة، بلا انحيازات ولا
    إسقاط عشوائي.
table-caption = موترات التمرير الخلفي
table-head =
    الموتر
    الصيغة
    في الخطوة الأولى
    الأعداد
table-tensors =
    _x_، محفوظ
    _Ax_، محفوظ
    المحفوظ لكل رمز
    تدرّج _h_
    تدرّج _Ax_
    تدرّج _x_
    تدرّج _A_
    تدرّج _B_
    تدرّجا _A_ و_B_
    تدرّج _W_
    معامل التحجيم
states =
    .zero = { 0 }
    .nonzero = غير { 0 }
    .none = لا يُحسب
