notes = { $headless ->
   *[true] ; modelos tipo BERT sin la capa de agregación ni las cabezas
    [false] {""}
}{ $mixed ->
   *[true] ; expertos { experts-layout }
    [false] {""}
}
caption-matrix = LoRA en una matriz de { $d }~×~{ $k } con { $parameters } parámetros
caption-model = LoRA en { $modules } de { $model }{ notes }
caption-models = LoRA de rango { $rank } en { $modules }, modelo a modelo{ notes }
default-targets = los objetivos predeterminados de PEFT
caption-methods = Métodos en { $model }, { $parameters } parámetros{ notes }
head-matrix =
    Rango _r_
    LoRA entrena, _r_(_d_~+~_k_)
    Parte
    Ahorro
head-model =
    Rango _r_
    Parámetros base
    LoRA entrena
    Parte
    Ahorro
    trainable% de PEFT
    Archivo, bytes
head-models =
    Modelo
    Parámetros base
    LoRA entrena
    Parte
    Ahorro
    trainable% de PEFT
    Archivo, bytes
head-models-targets =
    Modelo
    Objetivos
    Parámetros base
    LoRA entrena
    Parte
    Ahorro
    trainable% de PEFT
    Archivo, bytes
head-methods =
    Método
    Entrena
    Parte
    Archivo, bytes
    Configuración y contrapartidas

unknown = desconocido
all-linear = todos los módulos lineales
no-file = ninguno
names-separator = ,{" "}
settings-separator = ,{" "}
settings-on = { $list } en { $modules }
only-on = en { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] de bajo rango
    [vector] vectores
    [constant] números
   *[none] ninguno
}
settings =
    .rank = rango { $count }
    .tokens = { $count } tokens
    .bottleneck = ancho { $count }
    .init-rank = { $count } antes de podar
    .factor = factor { $count }
    .decompose-both = ambos factores finos
    .feedforward = entradas de { $names } reescaladas
    .encoder-hidden = ancho del codificador { $count }
    .layers = { $count } capas
    .para = PaRa, sin _R_
    .bat = Bat, un bloque cuadrado por cada _r_ salidas
    .weight-terms = A y B: { term-kinds }
    .prompt-term = C: { term-kinds }
    .bias-terms = D y E: { term-kinds }
    .orthogonal = cualquier matriz en lugar de una rotación
    .scale-input = entradas sin escalar
    .scale-output = salidas sin escalar
    .sparse-rate = { $rate } de los elementos
    .mini-rank = ancho de bloque { $count }
    .frequencies = { $count } coeficientes
    .variant = variante { $count }
    .group-size = grupos de { $count }
    .vector-size = vectores de { $count }
    .blocks = bloques { $count }~×~{ $count }
    .block-count = { $count } bloques
    .share-blocks = todos los bloques iguales
    .hybrid-rank = rango híbrido { $count }
    .block-size = bloques de { $count }
    .vectors = { $count } vectores
    .vector-length = de longitud { $count }
    .stride = una _A_ por cada { $count } capas
    .b-count = { $count } matrices _B_
    .depth = { $count } capas ocultas por lado
    .theta-length = un vector de { $count }
    .kept-rank = { $count } direcciones conservadas
    .save-projection = proyecciones sin guardar

method-names =
    .full = { -full }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm tuning
    .houlsby = Adaptadores de Houlsby
    .adaption-prompt = Adaption prompt

trade-offs =
    .full = Puede alcanzar cualquier peso, pero necesita gradientes y estado del optimizador para todos.
    .lora = Limita la actualización de cada matriz al rango r y se puede fusionar en los pesos.
    .rslora = Tiene el tamaño de LoRA pero escala por alpha / √r, para que los rangos altos sigan aprendiendo.
    .dora = Añade una magnitud entrenada por fila de salida y calcula una norma en cada paso.
    .adalora = Empieza con una vez y media el rango y poda: los rangos difieren, pero el entrenamiento cuesta más.
    .vera = Entrena dos vectores por matriz junto a matrices aleatorias congeladas; su rango habitual es 256.
    .loha = Alcanza el rango r² con el doble de parámetros que LoRA y calcula un producto por elemento.
    .lokr = Mantiene un rango alto con muy pocos parámetros, pero tiene una estructura de bloques fija.
    .ia3 = Solo reescala las activaciones: muy pequeño, pero incapaz de mezclarlas.
    .prefix = Deja los pesos como están; sus claves y valores virtuales ocupan contexto en cada capa.
    .prompt = Entrena solo las incrustaciones de tokens virtuales: pequeño, y débil en modelos pequeños.
    .bitfit = Entrena los sesgos existentes; muchos modelos recientes no tienen.
    .houlsby = Inserta capas que no se pueden fusionar; PEFT no lo tiene, y su artículo entrena también las normalizaciones.
    .lora-fa = Congela A, lo que ahorra memoria de activaciones y ata la actualización a las filas de A.
    .ln-tuning = Entrena solo las normalizaciones: una ganancia por componente, y un desplazamiento si lo tienen.
    .p-tuning = Entrena un codificador de tokens virtuales y después prescinde de él.
    .mica = Congela B en las direcciones singulares más débiles del peso y entrena solo A.
    .hira = Multiplica el peso por BA elemento a elemento: el tamaño de LoRA y rango completo.
    .deft = Quita del peso un subespacio de rango r y pone uno entrenado en su lugar.
    .delora = Acota el tamaño de la actualización con un número entrenado por módulo.
    .gralora = Da a cada bloque de la matriz su propio adaptador: el tamaño de LoRA y un rango mayor.
    .glora = Escala el peso y le suma un término: dos productos de bajo rango por matriz.
    .lily = Comparte A entre capas y una mezcla de B entre todas, que elige un enrutador.
    .peanut = Calcula la actualización a partir del propio peso, mediante una red estrecha con una función de activación.
    .miss = Entrena un bloque pequeño que se repite a lo largo de la matriz: la mitad del tamaño de LoRA o menos.
    .vblora = Compone A y B a partir de un banco de vectores; los logits que los eligen son la mayoría de sus parámetros.
    .tinylora = Entrena un vector corto por módulo; el resto, congelado, llena su archivo.
    .unilora = Entrena un vector para todo el modelo; una proyección fija lo convierte en todas las A y B.
    .pvera = Es VeRA con una distribución en lugar de cada valor interior: una media y una dispersión.
    .randlora = Suma muchos productos aleatorios congelados de rango r hasta el rango completo; su archivo también los contiene.
    .beft = Entrena un sesgo solo en los valores, aunque el modelo no tenga sesgos.
    .road = Rota y escala las salidas por pares: diminuto, y barato de servir en lotes mixtos.
    .shira = Entrena tantos pesos sueltos como parámetros tiene LoRA: rango completo y un archivo tres veces mayor.
    .frod = Entrena una diagonal y algunos otros elementos entre dos bases fijas del peso.
    .fourierft = Entrena unos pocos coeficientes de la transformada de Fourier de la actualización, tantos como se quiera.
    .waveft = Entrena unos pocos coeficientes de la transformada de ondículas de la actualización, tantos como se quiera.
    .c3a = Entrena bloques circulantes: rango alto, y d·k parámetros divididos por el lado del bloque.
    .boft = Rota las entradas por bloques y escala las salidas, lo que conserva los ángulos.
    .oft = Rota las entradas por bloques, lo que conserva los ángulos entre neuronas.
    .hra = Refleja las entradas r veces: ortogonal, con la mitad del tamaño de LoRA o menos.
    .psoft = Rota solo las r direcciones más fuertes del peso: r(r + 3) / 2 números por módulo.
    .osf = Ajusta todo menos las direcciones más fuertes del peso, para evitar el olvido.
    .adaption-prompt = Añade instrucciones a la atención de las capas superiores con una puerta que empieza en cero.
    .trainable-tokens = Entrena filas sueltas de las incrustaciones, como las de tokens nuevos, y nada más.
