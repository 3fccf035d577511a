title = Custo computacional do { $model } com LoRA de posto~{ $rank }
alt = { title }, em multiplicações-somas por token. Passo de treinamento: completo { $full }, LoRA { $lora }. Inferência: { $forward }; LoRA sem mesclar: { $unmerged }; mesclado: nada a mais.
caption = { title }
spoken = posto~{ $rank }, treinamento { $share } do completo, inferência { $added } a mais

## The picture

headline = { $claim ->
    [third] LoRA dispensa um terço do cálculo: os gradientes dos pesos congelados
    [less] LoRA economiza { $rest } do cálculo: dispensa gradientes de pesos congelados
    [even] LoRA exige tanto cálculo quanto o { -full }
   *[more] LoRA exige mais cálculo que o { -full }
}
deck = Multiplicações-somas por token do { $model }; posto~{ $rank } em { $targetList }: { $share } do { -full }.
names =
    .forward = passagem direta
    .input-gradient = gradiente das entradas
    .gradient = gradiente dos pesos
full = { -full(case: "start") }
lora = LoRA
# The abbreviations are those of Brazilian newspapers; they have no plural.
amount = { large }
# What LoRA does not compute.
skipped = dispensado: _W_ está congelada
skipped-short = dispensado
trained = só de _B_ e _A_: { $count }
wider = { $times }~vezes mais largo { -to-scale }
inference = Na inferência
merged = LoRA mesclado não acrescenta nada; sem~mesclar,~{ $added }
time = Tempo não equivale a cálculo
source = medido: Llama-3.2-3B, { 5000 } passos
methods =
    .full = { -full(case: "start") }
    .lora = LoRA, _r_~=~64
    .dora = DoRA, _r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s, { $share }
    [false] { $seconds }~s
}

## The picture in words

part-step = { $name }, um passo de treinamento: { $count } multiplicações-somas por token ({ $amount })
part-lora = LoRA, um passo de treinamento: { $lora } multiplicações-somas por token ({ $amount }), { $share } do { -full }
part-pass = { $name }: { $count }
part-trained = gradiente de _B_ e _A_, treinadas: { $count }
part-skipped = gradiente dos pesos congelados, dispensado: { $count }
part-inference = { inference }: { $forward } multiplicações-somas por token ({ $amount }); LoRA sem mesclar { $unmerged }, { $added } a mais; mesclado, nada a mais
part-time = { time }; { source }
part-measured = { $name }: { $time }
none = nenhum

## Page

lesson = Quanto cálculo um token exige
summary = Multiplicações-somas por token, no treinamento e na inferência: ajuste fino completo, LoRA e LoRA mesclado.
labels =
    .rank = Posto _r_
explanation =
    Uma matriz de _d_~×~_k_ exige _dk_ multiplicações-somas por token na passagem direta, _dk_ para o gradiente de sua
    entrada e _dk_ para o gradiente de seus pesos. Uma matriz congelada não precisa deste último; por isso, o LoRA se
    aproxima de dois terços do cálculo do ajuste fino completo (LoRA Without Regret, Thinking Machines Lab 2025). _B_ e _A_
    acrescentam _r_(_d_~+~_k_) a cada um. As contagens incluem os módulos lineares das camadas, cada um como se sua entrada
    precisasse de gradiente. Elas deixam de fora os escores de atenção, os embeddings, a cabeça de saída e a segunda
    passagem direta do recálculo de ativações. Os tempos são da comparação de métodos do PEFT (huggingface/peft, commit
    5d602fd): { 5000 } passos do Llama-3.2-3B em uma L40S, com LoRA de posto 64 e DoRA de posto 32 em q_proj e v_proj. Ali, o
    ajuste fino completo também lê e grava todos os gradientes e o estado do Adam. No GPT-3, o artigo do LoRA mediu
    { 43.1 } tokens por segundo por V100 com LoRA e { 32.5 } sem ele, sua “aceleração de 25%” (arXiv 2106.09685, seção 4.2).
table-caption = Multiplicações-somas por token nos módulos lineares do { $model }
table-head =
    Grandeza
    Completo
    LoRA
    LoRA mesclado
table-quantities =
    Passagem direta
    Gradiente das entradas
    Gradiente dos pesos
    Passo de treinamento
    Parcela do ajuste fino completo
    Token na inferência
    Cálculo adicional na inferência
