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
-tokens = { $count ->
    [one] رمز واحد ({ $count })
    [two] رمزان ({ $count })
    [few] { $count } رموز
    [many] { $count } رمزًا
   *[other] { $count } رمز
}

title = التمرير الأمامي في LoRA برتبة { $rank }{ $merged ->
       *[true] {" "}بعد الدمج
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: يمرّ x ({ COUNT($k, -numbers) }) بمصفوفة واحدة W′~=~W~+~{ $plainFactor }BA إلى h ({ COUNT($d, -numbers) }). عدد عمليات الضرب والجمع { $full }، ولا شيء منها للمصفوفتين A وB.
    [false] { title }: يمرّ x ({ COUNT($k, -numbers) }) بالمصفوفة W، ويمرّ أيضًا بالمصفوفة A (إلى { COUNT($rank, -numbers) }) ثم B، ومجموعهما h ({ COUNT($d, -numbers) }). عمليات الضرب والجمع في W عددها { $full }، وفي A عددها { $a }، وفي B عددها { $b }.
}
x = رمز واحد _x_: _k_ = { COUNT($k, -numbers) }
h = الناتج _h_: _d_ = { COUNT($d, -numbers) }
waist = حجم _Ax_: _r_ = { $rank }
frozen = مجمّدة
trained = مُدرَّبة
operations = = { $formula } عملية
gone =
    _A_ و_B_ في _W′_:
    لا حساب إضافيًا،
    والناتج _h_ نفسه
sum = المجموع: _d_ = { COUNT($sum, -additions) }
per-token = عمليات الضرب والجمع لكل رمز:
costs = { $merged ->
   *[true]
        المدموجة _W′_: _dk_~= { $full }
        لا شيء للمصفوفتين _A_ و_B_، والناتج _h_ نفسه
    [false]
        المجمّدة _W_: _dk_~= { $full }
        المُدرَّبة _A_: _rk_~= { $a }
        المُدرَّبة _B_: _dr_~= { $b }
        { sum }
}
scaled = معامل التحجيم: _α_/_r_ { $scaling }
verdict = { $added ->
    [merged]
        بعد الدمج لا تضيف LoRA
        كلفة في الاستدلال
    [more]
        LoRA تزيد أكثر من _W_:
        { COUNT($trainable, -operations) }
    [ratio]
        LoRA تزيد { one-in }:
        { COUNT($trainable, -operations) }
   *[share]
        LoRA تزيد { $share }:
        { COUNT($trainable, -operations) }
}
formed = { $merged ->
   *[true]
        في التدريب تبقى _W_ و_A_ و_B_ منفصلة؛
        وتُضاف _BA_ مرة واحدة بعده.
    [false]
        لا حاجة في التدريب إلى تكوين _BA_:
        حساب _B_(_Ax_) أرخص دون { COUNT($tokens, -tokens) }.
}
areas = أطوال المتجهات بمقياس واحد، أما مساحات المصفوفات فلا.
longer = رُسم { $vector } أطول من~المقياس بعامل~{ $times }.
caption = { $merged ->
   *[true] التمرير الأمامي في LoRA بعد دمج BA في W: يتطلب h~=~W′x لكل رمز { COUNT($full, -operations) }، أي بقدر ما يلزم دون مهايئ.
    [false] التمرير الأمامي في LoRA، أي h~=~Wx~+~{ $plainFactor }BAx: يتطلب الرمز { COUNT($full, -operations) } عبر W، و{ $trainable } عبر A وB، أي نسبة { $share }{ $more ->
       *[true] ، أكثر من W نفسها
        [false] {""}
    }.
}
none = لا شيء
in-w = في W′
spoken = الرتبة { $rank }: { $verdictText }

lesson = كيف يمرّ الرمز عبر W وA وB
summary = مسارا الرمز: عبر W، وعبر A وB.
listed = { title } لمصفوفة { $d }~×~{ $k }
labels =
    .rank = الرتبة _r_
    .merged = بعد الدمج: _W′_ = _W_ + _BA_
explanation =
    تحوّل _A_ أعداد _x_ التي عددها _k_ إلى _r_ من الأعداد، وتحوّلها _B_ إلى _d_؛ ثم يضاف (_α_/_r_)_BAx_ إلى _Wx_
    (arXiv 2106.09685، القسم 4.1). ويتطلب _B_(_Ax_) لكل رمز _r_(_d_~+~_k_) من عمليات الضرب والجمع. أما تكوين _BA_
    وإضافتها إلى _W_ فيتطلبان _drk_ عملية مرة واحدة في كل خطوة لكل الرموز، وهذا أرخص بعد _dk_/(_d_~+~_k_) من الرموز.
    ويغيّر التدريب _B_ و_A_ في كل خطوة، فلا حاجة إلى تكوين _BA_؛ وتكوّنها DoRA في PEFT مرة واحدة في كل خطوة. وبعد
    التدريب يمكن دمج _BA_ مرة واحدة: تحلّ _W′_~=~_W_~+~(_α_/_r_)_BA_ محل _W_، وتعطي _h_ نفسه ما عدا التقريب، ولا تضيف
    حسابًا. ويتطلب التحجيم والجمع عملية ضرب وجمع واحدة لكل عدد من _h_. وكل الأعداد لرمز واحد ومصفوفة واحدة، دون
    انحيازات ودون تسرّب عشوائي.
table-caption = عمليات الضرب والجمع في التمرير الأمامي لرمز
table-head =
    الخطوة
    الصيغة
    دون دمج
    بعد الدمج
table-steps =
    المصفوفة _W_ أو _W′_
    المصفوفة _A_
    المصفوفة _B_
    التحجيم والجمع
    المجموع
    _A_ و_B_ نسبةً إلى _W_
    حجم _Ax_
    معامل التحجيم
card-subject = { $merged ->
   *[true] عمليات الضرب والجمع بعد الدمج
    [false] عمليات الضرب والجمع برتبة { $rank }
}
card-meaning = { $outcome ->
    [merged]
        ما تضيفه A وB:
        لا شيء
    [loss]
        تضاف إلى { $full }:
        { -costs-more }
    [ratio]
        تضاف إلى { $full }:
        { one-in }
   *[share]
        تضاف إلى { $full }:
        { $share }
}
short-vectors = المتجهات القصيرة ليست بالمقياس
to-scale = أطوال المتجهات بالمقياس
