# Punctuation: ~ is a space at which no line breaks, before : ; ! ? % and inside « ».
#
# Glossary. HF is the glossary or chapter 11.4 (LoRA) of the French Hugging Face course (huggingface/course,
# chapters/fr); WP is the French Wikipedia.
# - rank: rang (HF, WP). low-rank: de rang faible (usual in French texts on LoRA; WP « approximation de rang faible »)
# - fine-tuning: affinage, full fine-tuning: affinage complet (French documentation of Vertex AI). HF writes « finetuning »,
#   which is English.
# - frozen: gelé (HF). trainable: entraînable, trained: entraîné (HF). adapter: adaptateur (HF)
# - weight: poids (HF). weight matrix: matrice de poids (usual; no page of HF found)
# - merged: fusionné (HF). scaling: facteur d’échelle (HF)
# - singular value: valeur singulière (WP « Décomposition en valeurs singulières »)
# - learning rate: taux d’apprentissage (HF). loss: perte (HF)
# - forward pass, backward pass: passe avant, passe arrière (HF). inference: inférence (HF)
# - token: jeton (official since the Journal officiel of September 6, 2024). HF writes « token ».
# - pretrained model: modèle préentraîné (the same list of the Journal officiel)
# - accuracy: exactitude. HF writes « précision », which is ambiguous beside fp32 and bf16. No source in HF or WP.
# - multiply-add: multiplication-addition, short « mult.-add. »; no source found
# - break-even rank: rang d’équilibre; no source found
# - checkpointing: recalcul des activations; no source found
# - embedding: plongement (WP « Plongement lexical »)
# - byte: octet, GB: Go, MB: Mo, kB: ko (WP « Octet »)
#
# Like English: total module modules direction directions type types on gradient gradients rotation code plus attention
# Like English: activation activations bits double dropout exact matrices additions section scores commit possible points
# Like English: point test pixels images conversion validation verdict copies magnitude structure gain logits million
# Like English: options distribution coefficients bases angles description figure figures part experts table addition
# Like English: vision second moments millions minimum plan base minutes cache documentation decay capacity multiplication change weight

-full = { $case ->
   *[start] Affinage complet
    [inside] affinage complet
    [genitive] de l’affinage complet
}
-costs-more = LoRA coûte plus cher
-prompt-tuning = Prompt tuning
-prefix-tuning = Prefix tuning
-trainable-tokens = Jetons entraînables
-to-scale = que~l’échelle~réelle

outcome = { $outcome ->
    [loss] {" "}({ -costs-more })
    [even] {" "}(aucune économie)
   *[saving] {" "}(économie de { $rest })
}
saving = { $outcome ->
    [loss] aucune, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] environ 1~sur~{ $denominator }
    [false] 1~sur~{ $denominator }
}
near = { $below ->
   *[true] un peu moins de { $bound }
    [false] un peu plus de { $bound }
}
thick-strips = _B_ et _A_ sont dessinées { $times } fois plus épaisses { -to-scale }.
thin-side = Le côté { $side } est dessiné { $times } fois plus long { -to-scale }.
all-to-scale = Tout est dessiné à l’échelle.

# With a semicolon, because numbers have decimal commas.
comma = ~;{" "}
between = ~;{" "}
range = { $low }–{ $high }
large = { $power ->
    [0] { $number }
    [6] { $units ->
        [one] { $number }~million
       *[other] { $number }~millions
    }
    [9] { $units ->
        [one] { $number }~milliard
       *[other] { $number }~milliards
    }
    [12] { $units ->
        [one] { $number }~billion
       *[other] { $number }~billions
    }
   *[other] { $number }~{ $unit }
}
targets = { $targets ->
    [all] tous les modules linéaires
    [kinds] { $kinds } des { $total } types de modules
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] regroupés, comme dans transformers~5
    [separate] séparés, comme dans transformers~4
}
counted-note = { $headless ->
   *[true] Le modèle est compté sans couche d’agrégation ni têtes.
    [false] Les experts sont { experts-layout }.
}
