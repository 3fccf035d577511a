fullscreen = Abrir a figura em tela cheia
copy = Copie este iframe para o seu site:
copy-replace = Copie este iframe para o seu site e substitua { $placeholder } pelo endereço deste livro:
description = Descrição
picture = A imagem em palavras:

use = Como usar
no-controls = A figura não tem controles.
move = “{ $label }”: mova o controle deslizante ou digite um número.
move-after = “{ $label }”: desmarque a caixa ao lado de “{ $leader }” e depois mova o controle deslizante ou digite um número.
tick = “{ $label }”: marque ou desmarque a caixa.
choose = “{ $label }”: escolha na lista.
keys = As teclas de seta percorrem as partes da imagem. Abaixo da imagem, é possível restaurá-la, baixá-la ou copiar um link para o que ela mostra.

numbers = Números
edit = Alterar esta figura
command = Este comando desenhou a figura. Altere os valores e execute-o novamente. `--force` substitui os arquivos:

lesson-plan = Plano de aula
objectives = Objetivos de aprendizagem
students-can = Ao final desta aula, os estudantes serão capazes de:
explain-lesson = Explicar o tema “{ $lesson }” com a figura.
quoted = “{ $label }”
predict-controls = Prever como a figura muda com os controles: { $labels }.
relate-numbers = Relacionar cada número da tabela a uma parte da imagem.
audience = Público-alvo
readers = Estudantes de aprendizado de máquina, de graduação e de pós-graduação. A aula dura cerca de { $minutes }~minutos.
prerequisites = Pré-requisitos
# @lines
needed =
    A multiplicação de matrizes e o posto de uma matriz
    O que são os pesos de uma rede neural e como o gradiente descendente os modifica

activities = Atividades
predict-value = Preveja o que muda e anote. Ajuste “{ $label }” para { $value } e compare. Depois, restaure a figura.
predict-choice = Preveja o que muda e anote. Ajuste “{ $label }” para “{ $choice }” e compare. Depois, restaure a figura.
predict-tick = Preveja o que muda e anote. { $ticked ->
   *[true] Marque “{ $label }”
    [false] Desmarque “{ $label }”
} e compare. Depois, restaure a figura.
figure-says = A figura diz: { $sentence }.
cover = Cubra a tabela. Leia na imagem o maior número possível de seus valores e confira-os.
see-table = A tabela está na seção “{ numbers }”.

assessment = Avaliação
in-words = Explique com suas próprias palavras o tema “{ $lesson }”.
compare-words = Compare com a legenda e com a imagem em palavras, na seção “{ description }”.
assumptions = De que suposições os números dependem?
see-assumptions = A seção “{ description }” as apresenta depois da legenda.

answers = Respostas
references = Referências
sources =
    .lora = o método
    .qlora = LoRA sobre um modelo base com pesos de 4 bits
    .forgets = uma comparação com o ajuste fino completo
    .start = por que B começa em zero
    .peft = a biblioteca cujas contagens de parâmetros coincidem com as das figuras
updated = em atualização contínua
# @lines
subjects =
    Low-Rank Adaptation
    ajuste fino
    grandes modelos de linguagem
