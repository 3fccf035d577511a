#
# Glossary. HF is the Spanish Hugging Face course (huggingface/course, chapters/es), mostly chapter 11.4 (LoRA); WP is the
# Spanish Wikipedia.
# - rank: rango (HF). low-rank: de bajo rango (HF)
# - fine-tuning: ajuste fino (HF), full fine-tuning: ajuste fino completo (usual in Spanish texts on LoRA)
# - frozen: congelado (HF « congela los pesos »). trainable: entrenable, trained: entrenado (HF). adapter: adaptador (HF)
# - weight: peso (HF). weight matrix: matriz de pesos (usual; no page of HF found)
# - merged: fusionado (HF). scaling: factor de escala (HF « factor de escalado »)
# - singular value: valor singular (WP « Descomposición en valores singulares »)
# - learning rate: tasa de aprendizaje; no page of HF checked
# - token: token (HF)
# - pretrained model: modelo preentrenado (HF)
# - accuracy: exactitud; loss: pérdida; forward pass: propagación hacia delante, backward pass: propagación hacia atrás;
#   decay: decaimiento; embedding: incrustación; multiply-add: multiplicación-suma, short « mult.-suma »; break-even rank: rango de equilibrio;
#   checkpointing: recálculo de activaciones. No sources checked for these.
#
# The number patterns of regions with a decimal point, such as Mexico, are in `variants`.
#
# Like English: total error errors no normal vector general final original token tokens byte bytes bits base unas once
# Like English: dropout commit validation vectors matrices bases singular logits regular central factor diagonal virtual
# Like English: real vertical plan tensor embeddings decay capacity weight

-full = { $case ->
   *[start] Ajuste fino completo
    [middle] ajuste fino completo
    [genitive] del ajuste fino completo
}
-costs-more = LoRA cuesta más
-prompt-tuning = Prompt tuning
-prefix-tuning = Prefix tuning
-trainable-tokens = Tokens entrenables
-to-scale = que~a~escala

outcome = { $outcome ->
    [loss] {" "}({ -costs-more })
    [even] {" "}(sin ahorro)
   *[saving] {" "}(ahorro del { $rest })
}
saving = { $outcome ->
    [loss] ninguno, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] cerca~de 1~de~cada~{ $denominator }
    [false] 1~de~cada~{ $denominator }
}
near = { $below ->
   *[true] algo menos de { $bound }
    [false] algo más de { $bound }
}
thick-strips = _B_ y _A_ se dibujan { $times } veces más gruesas { -to-scale }.
thin-side = El lado { $side } se dibuja { $times } veces más largo { -to-scale }.
all-to-scale = Todo está dibujado a escala.

comma = ,{" "}
between = ;{" "}
range = { $low }–{ $high }
large = { $power ->
    [0] { $number }
    [6] { $units ->
        [one] { $number }~millón
       *[other] { $number }~millones
    }
    [9] { $number }~mil~millones
    [12] { $units ->
        [one] { $number }~billón
       *[other] { $number }~billones
    }
   *[other] { $number }~{ $unit }
}
targets = { $targets ->
    [all] todos los módulos lineales
    [kinds] { $kinds } de los { $total } tipos de módulo
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] agrupados, como en transformers~5
    [separate] separados, como en transformers~4
}
counted-note = { $headless ->
   *[true] El modelo se cuenta sin la capa de agregación ni las cabezas.
    [false] Los expertos están { experts-layout }.
}
