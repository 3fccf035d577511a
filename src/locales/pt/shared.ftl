# Brazilian Portuguese, in the register of a university textbook. Matrices are feminine (a matriz W, congelada), LoRA is
# masculine (o LoRA) and has no article in headlines. Percentages have no article: 50% da memória.
#
# Glossary. LA: usual in Brazilian courses of linear algebra. WIKI: iawiki-br, “LoRA (Adaptação de Baixa Ordem)”. WP is the
# Portuguese Wikipedia.
# - rank: posto (LA, WIKI). low-rank: de posto baixo (LA; WIKI « de baixo posto »)
# - fine-tuning: ajuste fino, full fine-tuning: ajuste fino completo (WIKI)
# - frozen: congelado (WIKI). adapter: adaptador (WIKI). trainable: treinável (WIKI), trained: treinado
# - weight: peso, weight matrix: matriz de pesos (WIKI). entry: elemento (LA)
# - singular value: valor singular (WP « Decomposição em valores singulares »). span: espaço gerado (LA), short: espaço
# - learning rate: taxa de aprendizado (usual in Brazil; Portugal « taxa de aprendizagem »)
# - optimizer: otimizador, gradient: gradiente, gradient descent: gradiente descendente, batch: lote, loss: perda
# - accuracy: acurácia. « precisão » is kept for fp32 and bf16.
# - forward pass: passagem direta, backward pass: retropropagação; checkpointing: recálculo de ativações
# - merged: mesclado. scaling: fator de escala. update: atualização. share: parcela. saving: economia
# - break-even rank: posto de equilíbrio. peak memory: pico de memória. run: execução. seed: semente
# - multiply-add: multiplicação-soma. sheet: lâmina. bias: viés, plural vieses
# - token, embedding, dropout and logits stay English, as in Brazilian textbooks.
#
# The number patterns of Portugal and other regions that group by spaces are in `variants`.
#
# Like English: token tokens total link bytes byte bits base as no do usual dropout commit pixels zero embeddings
# Like English: logits prompts pooling vertical magnitude diagonal bases wavelet singular neural compare tensor cache
# Like English: zeros decay capacity weight normal move for

-full = { $case ->
   *[lower] ajuste fino completo
    [start] Ajuste fino completo
}
-costs-more = LoRA custa mais
-prompt-tuning = Prompt tuning
-prefix-tuning = Prefix tuning
-trainable-tokens = Tokens treináveis
-to-scale = que~na~escala~real

outcome = { $outcome ->
    [loss] {" "}({ -costs-more })
    [even] {" "}(sem economia)
   *[saving] {" "}(economia de { $rest })
}
saving = { $outcome ->
    [loss] nenhuma, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] cerca de 1~em~cada~{ $denominator }
    [false] 1~em~cada~{ $denominator }
}
near = { $below ->
   *[true] pouco menos de { $bound }
    [false] pouco mais de { $bound }
}
thick-strips = _B_ e _A_ estão desenhadas { $times }~vezes mais espessas { -to-scale }.
thin-side = O lado { $side } está desenhado { $times }~vezes mais longo { -to-scale }.
all-to-scale = Tudo está desenhado em escala.

comma = ,{" "}
between = ;{" "}
range = { $low }–{ $high }
large = { $power ->
    [0] { $number }
    [6] { $units ->
        [one] { $number }~milhão
       *[other] { $number }~milhões
    }
    [9] { $units ->
        [one] { $number }~bilhão
       *[other] { $number }~bilhões
    }
    [12] { $units ->
        [one] { $number }~trilhão
       *[other] { $number }~trilhões
    }
   *[other] { $number }~{ $unit }
}
targets = { $targets ->
    [all] todos os módulos lineares
    [kinds] { $kinds } dos { $total } tipos de módulo
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] agrupados, como no transformers~5
    [separate] separados, como no transformers~4
}
counted-note = { $headless ->
   *[true] O modelo é contado sem a camada de pooling e sem as cabeças.
    [false] Os especialistas estão { experts-layout }.
}
