title = Cómputo de { $model } con LoRA de rango~{ $rank }
alt = { title }, en multiplicaciones-sumas por token. Paso de entrenamiento: completo { $full }, LoRA { $lora }. Inferencia: { $forward }; LoRA sin fusionar: { $unmerged }; fusionado: nada más.
caption = Con LoRA de rango~{ $rank } en { $targetList }, un paso de entrenamiento de { $model } requiere el { $share } de las multiplicaciones-sumas { -full(case: "genitive") }{ $outcome ->
    [loss] , así que { -costs-more }
   *[other] {""}
}. En la inferencia, LoRA añade un { $added }, o nada una vez fusionado. Cómputo no es tiempo.
spoken = rango~{ $rank }, entrenamiento el { $share } del completo, inferencia un { $added } más

heading = LoRA no necesita el gradiente de los pesos congelados
unit = { $unit ->
    [billions] Miles de millones de multiplicaciones-sumas por token
   *[millions] Millones de multiplicaciones-sumas por token
}
adapted = _r_~=~{ $rank } en { $targetList }; sin contar la cabeza de salida
legend =
    .forward = pase hacia adelante
    .input = gradiente de las entradas
    .weights = gradiente de los pesos
training = En el entrenamiento
inference = En la inferencia
full = { -full }
full-step = { full }: { $fullAmount }
lora-step = { $outcome ->
    [loss] LoRA: { $loraAmount } ({ $share }), cuesta más
   *[other] LoRA: { $loraAmount } ({ $share } del completo)
}
skipped = evitado
token = { full } o LoRA~fusionado: { $tokenAmount }; LoRA~sin~fusionar:~un~{ $added }~más
thin = La parte más fina de una barra se dibuja { $times }~× más ancha { -to-scale }.
time = Cómputo no es tiempo. Medido:
times =
    Llama-3.2-3B, { 5000 } pasos (PEFT) – Ajuste~fino~completo:~{ $fullTime }~s; LoRA,~_r_~=~64:~{ $loraTime }~s,~el~{ $loraTimeShare }~del~completo; DoRA,~_r_~=~32:~{ $doraTime }~s,~el~{ $doraTimeShare }~del~completo.
    GPT-3 (artículo de LoRA): con LoRA, un { $rateRest }~menos~de tiempo por token.
none = ninguno

lesson = Cuánto cálculo necesita un token
summary = Multiplicaciones-sumas por token, en el entrenamiento y en la inferencia: ajuste fino completo, LoRA y LoRA fusionado.
labels =
    .rank = Rango _r_
explanation =
    Una matriz de _d_~×~_k_ requiere _dk_ multiplicaciones-sumas por token en el pase hacia adelante, _dk_ para el
    gradiente de su entrada y _dk_ para el gradiente de sus pesos. Una matriz congelada no necesita lo último: por eso
    LoRA se acerca a dos tercios del cómputo del ajuste fino completo (LoRA Without Regret, Thinking Machines Lab
    2025). _B_ y _A_ añaden _r_(_d_~+~_k_) a cada uno. Los recuentos incluyen los módulos lineales de las capas, cada
    uno como si su entrada necesitara un gradiente. No incluyen las puntuaciones de atención, las incrustaciones, la
    cabeza de salida ni el segundo pase hacia adelante del recálculo de activaciones. Los tiempos son de la
    comparación de métodos de PEFT (huggingface/peft, commit 5d602fd), { 5000 } pasos de Llama-3.2-3B en una L40S, con
    LoRA de rango 64 y DoRA de rango 32 en q_proj y v_proj. Allí, el ajuste fino completo también lee y escribe todos
    los gradientes y el estado de Adam. En GPT-3, el artículo de LoRA midió { 43.1 } tokens por segundo y V100 con
    LoRA y { 32.5 } sin él, su «aceleración del 25~%» (arXiv 2106.09685, sección 4.2).
table-caption = Multiplicaciones-sumas por token en los módulos lineales de { $model }
table-head =
    Magnitud
    Completo
    LoRA
    LoRA fusionado
table-quantities =
    Pase hacia adelante
    Gradiente de las entradas
    Gradiente de los pesos
    Paso de entrenamiento
    Parte del ajuste fino completo
    Token en la inferencia
    Cómputo de más en la inferencia
card-subject = { $model }, rango~{ $rank }
card-share = { $outcome ->
    [loss]
        del cómputo { -full(case: "genitive") }:
        { -costs-more }
   *[other]
        del cómputo { -full(case: "genitive") }:
        un { $rest } menos
}
card-lora = LoRA: sin gradiente de pesos congelados
card-thin-parts = Partes finas fuera de escala
card-parts = Pase hacia adelante y gradientes
