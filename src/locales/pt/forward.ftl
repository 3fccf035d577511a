-numbers = { $count ->
    [one] { $count } número
   *[other] { $count } números
}
-operations = { $count ->
    [one] { $count } multiplicação-soma
   *[other] { $count } multiplicações-somas
}
-additions = { $count ->
    [one] { $count } soma
   *[other] { $count } somas
}

title = Passagem direta com LoRA de posto~{ $rank }{ $merged ->
       *[true] , mesclado
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: x ({ COUNT($k, -numbers) }) passa por uma única matriz W′~=~W~+~{ $plainFactor }BA e resulta em h ({ COUNT($d, -numbers) }). Multiplicações-somas: { $full }, nenhuma para A e B.
    [false] { title }: x ({ COUNT($k, -numbers) }) passa por W e também por A (que dá { COUNT($rank, -numbers) }) e B. A soma dos dois caminhos é h ({ COUNT($d, -numbers) }). Multiplicações-somas: W { $full }, A { $a }, B { $b }.
}
headline = { $added ->
    [merged] Com a mescla, o desvio desaparece: a saída é a mesma
    [more] LoRA mais que dobra o cálculo: { $share } a mais
    [thin] LoRA acrescenta um desvio estreito: { $share } a mais de cálculo
   *[share] LoRA acrescenta um desvio: { $share } a mais de cálculo
}
deck = { $merged ->
   *[true] { $formula } com _W′_~=~_W_~+~{ $factor }_BA_: tantas multiplicações-somas quanto sem LoRA
    [false] { $formula }: _A_ e _B_ exigem { COUNT($trainable, -operations) } por token
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
# Labels of vectors: with "numbers" in a wide picture.
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
# Labels of matrices.
frozen = **congelada**
trained-a = _A_ **treinada**
trained-b = _B_ **treinada**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **mesclada**
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
gone = _A_ e _B_: agora em _W′_

# Below the picture.
rounding = Só o arredondamento pode alterar _h_.

## The picture in words

part-x = _x_, um token: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_, { $d }~×~{ $k }, mesclada
    [false] _W_, { $d }~×~{ $k }, congelada
}: { COUNT($full, -operations) }
part-a = _A_, { $rank }~×~{ $k }, treinada: { COUNT($a, -operations) }
part-ax = _Ax_: { COUNT($rank, -numbers) }
part-b = _B_, { $d }~×~{ $rank }, treinada: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_: { COUNT($sum, -additions) }
part-h = _h_, a saída: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] A passagem direta por uma matriz de { $d }~×~{ $k } depois de mesclar um adaptador de posto~{ $rank }
    [false] A passagem direta por uma matriz de { $d }~×~{ $k } com posto~{ $rank }
}
none = nenhuma
in-w = em W′
spoken = posto~{ $rank }. { $claim }

## Page

lesson = Como um token passa por W, A e B
summary = Os dois caminhos de um token: por W, e por A e B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Posto _r_
    .merged = Mesclada: _W′_ = _W_ + _BA_
explanation =
    _A_ leva os _k_ números de _x_ a _r_ números, e _B_ leva estes a _d_ números; (_α_/_r_)_BAx_ é somado a _Wx_ (arXiv
    2106.09685, seção 4.1). _B_(_Ax_) exige _r_(_d_~+~_k_) multiplicações-somas por token. Formar _BA_ e somá-la a _W_ exige
    _drk_ multiplicações-somas uma vez por passo, para todos os tokens, o que sai mais barato acima de _dk_/(_d_~+~_k_)
    tokens. O treinamento altera _B_ e _A_ a cada passo, de modo que não é preciso formar _BA_; o DoRA do PEFT a forma uma
    vez por passo. Depois do treinamento, _BA_ pode ser mesclada uma única vez: _W′_~=~_W_~+~(_α_/_r_)_BA_ substitui _W_, dá o
    mesmo _h_, a menos de arredondamentos, e não acrescenta cálculo. O fator de escala e a soma exigem uma
    multiplicação-soma para cada número de _h_. Todas as contagens são por token e para uma só matriz, sem vieses nem
    dropout.
table-caption = Multiplicações-somas da passagem direta de um token
table-head =
    Etapa
    Fórmula
    Sem mesclar
    Mesclado
table-steps =
    _W_ ou _W′_
    _A_
    _B_
    Escala e soma
    Total
    _A_ e _B_, em relação a _W_
    Tokens abaixo dos quais _B_(_Ax_) é mais barato que _BA_
    Tamanho de _Ax_
    Fator de escala
