project = "Low-Rank Adaptation"
extensions = ["lora_visualizer.sphinx"]
html_theme = "furo"
numfig = True
# Names to which the figures refer, besides the fields at the top of a page.
lora_data = {"hidden_size": 4096}
