fullscreen = 全屏打开此图
copy = 将此 iframe 复制到您的网站：
copy-replace = 将此 iframe 复制到您的网站，并把 { $placeholder } 换成本书的地址：
description = 说明
picture = 图的文字描述：

use = 使用方法
no-controls = 此图没有控件。
move = “{ $label }”：拖动滑块，或输入数字。
move-after = “{ $label }”：先取消勾选“{ $leader }”旁的复选框，再拖动滑块或输入数字。
tick = “{ $label }”：勾选或取消勾选。
choose = “{ $label }”：从列表中选择。
keys = 用方向键可以逐一查看图的各个部分。在图的下方可以重置、下载，或复制指向当前状态的链接。

numbers = 数值
edit = 修改此图
command = 此图由以下命令绘制。修改其中的值后重新运行即可。`--force` 会替换已有文件：

lesson-plan = 教案
objectives = 学习目标
students-can = 学完本课后，学生能够：
explain-lesson = 结合此图讲解“{ $lesson }”。
quoted = “{ $label }”
predict-controls = 预测此图如何随控件变化：{ $labels }。
relate-numbers = 把表中的每个数与图的相应部分对应起来。
audience = 适用对象
readers = 学习机器学习的本科生和研究生。本课约需 { $minutes } 分钟。
prerequisites = 预备知识
# @lines
needed =
    矩阵乘法和矩阵的秩
    什么是神经网络的权重，以及梯度下降如何改变权重

activities = 活动
predict-value = 预测会有什么变化，并写下来。将“{ $label }”设为 { $value }，进行比较。然后重置此图。
predict-choice = 预测会有什么变化，并写下来。将“{ $label }”设为“{ $choice }”，进行比较。然后重置此图。
predict-tick = 预测会有什么变化，并写下来。{ $ticked ->
   *[true] 勾选“{ $label }”，
    [false] 取消勾选“{ $label }”，
}进行比较。然后重置此图。
figure-says = 此图显示：{ $sentence }。
cover = 遮住表格，从图中读出尽可能多的数，再加以核对。
see-table = 表格在“{ numbers }”一节。

assessment = 思考题
in-words = 用自己的话讲解“{ $lesson }”。
compare-words = 与“{ description }”一节中的图题和文字描述对照。
assumptions = 这些数取决于哪些假设？
see-assumptions = 见“{ description }”一节中图题之后的内容。

answers = 答案
references = 参考文献
sources =
    .lora = 本方法
    .qlora = 在权重为 4 位的基座模型上使用 LoRA
    .forgets = 与全参数微调的比较
    .start = B 为什么从零开始
    .peft = 图中参数量与该库的统计一致
updated = 持续更新
# @lines
subjects =
    低秩适应
    微调
    大语言模型
