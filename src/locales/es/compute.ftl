title = Cómputo de { $model } con LoRA de rango~{ $rank }
alt = { title }, en multiplicaciones-sumas por token. Paso de entrenamiento: completo { $full }, LoRA { $lora }. Inferencia: { $forward }; LoRA sin fusionar: { $unmerged }; fusionado: ninguna más.
caption = { title }
spoken = con rango~{ $rank }, el entrenamiento requiere el { $share } del completo; la inferencia, un { $added } más

headline = { $claim ->
    [third] LoRA omite un tercio del cómputo: los gradientes de los pesos congelados
    [less] LoRA ahorra el { $rest } del cómputo: omite los gradientes de los pesos congelados
    [even] LoRA requiere tanto cómputo como el ajuste fino completo
   *[more] LoRA requiere más cómputo que el ajuste fino completo
}
deck = Multiplicaciones-sumas por token de { $model }; rango~{ $rank } en { $targetList }: el { $share } { -full(case: "genitive") }.
names =
    .forward = propagación hacia delante
    .input-gradient = gradiente de las entradas
    .gradient = gradiente de los pesos
full = { -full(case: "start") }
lora = LoRA
amount = { large }
skipped = omitido: _W_ está congelada
skipped-short = omitido
trained = solo para _B_ y _A_: { $count }
wider = { $times } veces más ancho { -to-scale }
inference = En la inferencia
merged = LoRA fusionado no añade nada; sin~fusionar, un~{ $added }
time = El tiempo no equivale al cómputo
source = medido con Llama-3.2-3B, { 5000 } pasos
methods =
    .full = { -full(case: "start") }
    .lora = LoRA, _r_~=~64
    .dora = DoRA, _r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s, { $share }
    [false] { $seconds }~s
}
part-step = { $name }, un paso de entrenamiento: { $count } multiplicaciones-sumas por token ({ $amount })
part-lora = LoRA, un paso de entrenamiento: { $lora } multiplicaciones-sumas por token ({ $amount }), el { $share } { -full(case: "genitive") }
part-pass = { $name }: { $count }
part-trained = gradiente de _B_ y _A_, entrenado: { $count }
part-skipped = gradiente de los pesos congelados, omitido: { $count }
part-inference = { inference }: { $forward } multiplicaciones-sumas por token ({ $amount }); LoRA sin fusionar { $unmerged }, un { $added } más; fusionado, ninguna más
part-time = { time }; { source }
part-measured = { $name }: { $time }
none = ninguno

lesson = Cuánto cálculo necesita un token
summary = Multiplicaciones-sumas por token, en el entrenamiento y en la inferencia: ajuste fino completo, LoRA y LoRA fusionado.
labels =
    .rank = Rango _r_
explanation =
    Una matriz de _d_~×~_k_ requiere _dk_ multiplicaciones-sumas por token en la propagación hacia delante, _dk_ para
    el gradiente de su entrada y _dk_ para el gradiente de sus pesos. Una matriz congelada no necesita este último: por
    eso LoRA se acerca a dos tercios del cómputo del ajuste fino completo (LoRA Without Regret, Thinking Machines Lab
    2025). _B_ y _A_ añaden _r_(_d_~+~_k_) a cada uno. Los recuentos incluyen los módulos lineales de las capas, cada
    uno como si su entrada necesitara un gradiente. No incluyen las puntuaciones de atención, las incrustaciones, la
    cabeza de salida ni la segunda propagación hacia delante que exige el recálculo de activaciones. Los tiempos proceden de la
    comparación de métodos de PEFT (huggingface/peft, commit 5d602fd), { 5000 } pasos de Llama-3.2-3B en una L40S, con
    LoRA de rango 64 y DoRA de rango 32 en q_proj y v_proj. Allí, el ajuste fino completo también lee y escribe todos
    los gradientes y el estado de Adam. En GPT-3, el artículo de LoRA midió { 43.1 } tokens por segundo en cada V100
    con LoRA y { 32.5 } sin LoRA, su «aceleración del 25~%» (arXiv 2106.09685, sección 4.2).
table-caption = Multiplicaciones-sumas por token en los módulos lineales de { $model }
table-head =
    Magnitud
    Completo
    LoRA
    LoRA fusionado
table-quantities =
    Propagación hacia delante
    Gradiente de las entradas
    Gradiente de los pesos
    Paso de entrenamiento
    Parte del ajuste fino completo
    Un token en la inferencia
    Cómputo adicional en la inferencia
