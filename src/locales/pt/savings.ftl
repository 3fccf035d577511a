title = Parcela de uma matriz de { $shape } que o LoRA treina, por posto
trains = O posto { $rank } treina { $share }
# The largest rank that saves the target, or that costs no more for a target of 0.
reached = { $goal ->
    [saved] o posto { $bestRank } ainda economiza { $targetShare }
    [even] o posto { $bestRank } ainda não custa mais
    [missed] nenhum posto economiza { $targetShare }
   *[loss] todo posto custa mais
}
even = { $breaksEven ->
   *[true] posto de equilíbrio: { $breakEven }
    [false] não há posto de equilíbrio
}
alt = { title }. { trains }; { reached }; { even }.{ $measured ->
   *[true] {" "}Abaixo, a acurácia do GPT-3 com os postos de { $firstRank } a { $lastRank }.
    [false] {""}
}
caption = Uma matriz de { $shape } com posto~{ $rank }
spoken = { $option ->
    [rank] posto
   *[other] { $option }
}~{ $value }, { parameters }, { $share }
lowered = Reduzido para caber em d e k: { spoken }
parameters = { $trainable } parâmetros
none = nenhum
# Between measured values, which have decimal commas.

## The picture

headline = { $outcome ->
   *[saving] LoRA treina menos parâmetros abaixo do posto { $limit }
    [even] LoRA treina exatamente o mesmo número de parâmetros com posto { $rank }
    [loss] LoRA treina mais parâmetros com posto { $rank }
    [always] Com nenhum posto LoRA treina menos parâmetros
}
deck = Posto { $rank } para uma matriz de { $d }~×~{ $k }: { $trainable } parâmetros, não~{ $full }
share-title = **Parâmetros treinados**, parcela do { -full }, por posto (log)
accuracy-title = **Acurácia do GPT-3**, %: os postos de { $firstRank } a { $lastRank } diferem em no máximo { $points }~{ $points ->
    [one] ponto
   *[other] pontos
}
rank-name = posto
full-name = { -full }
costs-more = { -costs-more }
rank-share = posto { $rank }: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**, { $long ->
   *[true] { $weights ->
        [q] só pesos de consulta
       *[other] pesos de consulta e de valor
    }
    [false] { weight-letters }
}: { range }
conditions = { $measured ->
   *[true] Hu et al., arXiv 2106.09685, tabela 6, medida até o posto~{ $lastRank }.
    [false] A parcela é _r_(_d_~+~_k_)/_dk_: o dobro do posto, o dobro da parcela.
}

## The picture in words

at = { $value } com posto { $rank }
part-full = { -full(case: "start") }: { $full } parâmetros, { $all }
part-line = LoRA, _r_(_d_~+~_k_)/_dk_, em _B_ e _A_: { $values }
part-rank = Posto { $rank }: { $trainable } parâmetros, { $share }, dos quais _B_ { $b } e _A_ { $a }; { reached }
part-sweep = { $task }, { $weights ->
    [q] só pesos de consulta
   *[other] pesos de consulta e de valor
}: { $values }

## Page

lesson = A partir de que posto o LoRA deixa de economizar
summary = A parcela que o LoRA treina com cada posto, o posto em que ele deixa de economizar e a acurácia medida.
labels =
    .rank = Posto _r_
    .d = Linhas _d_
    .k = Colunas _k_
    .target = Economia desejada
explanation =
    A parcela treinada é _r_(_d_~+~_k_)/_dk_: o dobro do posto, o dobro da parcela. O LoRA economiza enquanto _r_ é menor que
    _dk_/(_d_~+~_k_). O maior posto que economiza uma parcela _s_ é (1~−~_s_)_dk_/(_d_~+~_k_), arredondado para baixo.
    Medido: acurácia de validação do GPT-3 175B, artigo do LoRA (arXiv 2106.09685), tabela 6, nos pesos de consulta (q),
    valor (v), chave (k) e saída (o), matrizes de { 12288 }~×~{ 12288 }; a semente altera o WikiSQL em ±{ 0.5 } e o MultiNLI
    em ±{ 0.1 }. Outro modelo ou outra tarefa pode exigir um posto maior.
table-caption = Economia por posto e acurácia medida
table-head =
    Grandeza
    Valor
table-quantities =
    Posto _r_
    Matriz de pesos, _d_~×~_k_
    { -full(case: "start") }, _dk_
    LoRA, _r_(_d_ + _k_)
    Parcela treinada
    Economia
    Posto de equilíbrio, _dk_/(_d_ + _k_)
    Economia desejada
    Maior posto que a atinge
    Economia com esse posto
    Economia com o posto seguinte
measured = GPT-3, { $task } em { weight-letters }, %, com os postos { $ranks }
