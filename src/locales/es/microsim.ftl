fullscreen = Abrir la figura en pantalla completa
copy = Copia este iframe en tu sitio web:
copy-replace = Copia este iframe en tu sitio web y sustituye { $placeholder } por la dirección de este libro:
description = Descripción
picture = La imagen en palabras:

use = Modo de uso
no-controls = La figura no tiene controles.
move = «{ $label }»: mueve el deslizador o escribe un número.
move-after = «{ $label }»: desmarca la casilla junto a «{ $leader }» y luego mueve el deslizador o escribe un número.
tick = «{ $label }»: marca o desmarca la casilla.
choose = «{ $label }»: elige en la lista.
keys = Las teclas de flecha recorren las partes de la imagen. Debajo de la imagen se puede restablecer, descargar o copiar un enlace a lo que muestra.

numbers = Números
edit = Modificar esta figura
command = Este comando dibujó la figura. Cambia sus valores y vuelve a ejecutarlo. `--force` sustituye los archivos:

lesson-plan = Plan de clase
objectives = Objetivos de aprendizaje
students-can = Al terminar esta lección, los estudiantes podrán:
explain-lesson = Explicar con la figura el tema «{ $lesson }».
quoted = «{ $label }»
predict-controls = Predecir cómo cambia la figura con sus controles: { $labels }.
relate-numbers = Relacionar cada número de la tabla con una parte de la imagen.
audience = Destinatarios
readers = Estudiantes de aprendizaje automático, de grado y de posgrado. La lección dura unos { $minutes }~minutos.
prerequisites = Requisitos previos
# @lines
needed =
    La multiplicación de matrices y el rango de una matriz
    Qué son los pesos de una red neuronal y cómo los modifica el descenso de gradiente

activities = Actividades
predict-value = Predice qué cambia y anótalo. Pon «{ $label }» en { $value } y compara. Después, restablece la figura.
predict-choice = Predice qué cambia y anótalo. Pon «{ $label }» en «{ $choice }» y compara. Después, restablece la figura.
predict-tick = Predice qué cambia y anótalo. { $ticked ->
   *[true] Marca «{ $label }»
    [false] Desmarca «{ $label }»
} y compara. Después, restablece la figura.
figure-says = La figura dice: { $sentence }.
cover = Tapa la tabla. Lee en la imagen tantos de sus números como puedas y compruébalos.
see-table = La tabla está en la sección «{ numbers }».

assessment = Evaluación
in-words = Explica con tus propias palabras el tema «{ $lesson }».
compare-words = Compara con el pie de figura y con la imagen en palabras, en la sección «{ description }».
assumptions = ¿De qué supuestos dependen los números?
see-assumptions = La sección «{ description }» los enumera después del pie de figura.

answers = Respuestas
references = Referencias
sources =
    .lora = el método
    .qlora = LoRA sobre un modelo base con pesos de 4 bits
    .forgets = una comparación con el ajuste fino completo
    .start = por qué B empieza en cero
    .peft = la biblioteca con cuyos recuentos de parámetros coinciden las figuras
updated = en actualización continua
# @lines
subjects =
    Low-Rank Adaptation
    ajuste fino
    grandes modelos de lenguaje
