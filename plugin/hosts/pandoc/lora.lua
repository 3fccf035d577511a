--- Draws figures, tables and numbers of Low-Rank Adaptation in pandoc 3: the classes `lora` and `lora-table`.
local path = pandoc.path
local stringify = pandoc.utils.stringify
local here = path.directory(PANDOC_SCRIPT_FILE)
local is_latex = FORMAT:match("latex") ~= nil or FORMAT == "beamer"
-- LaTeX and these Word files number captions themselves.
local numbers_captions = is_latex or PANDOC_WRITER_OPTIONS.extensions:includes("native_numbering")
local output = PANDOC_STATE.output_file
local data, lang = {}, nil
local counts = { Figure = 0, Table = 0 }
local names = {}

--- Stops pandoc with one line: the file and the line in which the arguments are.
local function fail(arguments, message)
  local place = PANDOC_STATE.input_files[1] or "standard input"
  for _, name in ipairs(PANDOC_STATE.input_files) do
    local file, number, found = io.open(name), 0, nil
    for line in file and file:lines() or function() end do
      number = number + 1
      if not found and line:find(arguments, 1, true) then found = number end
    end
    if file then file:close() end
    if found then
      place = name .. ":" .. found
      break
    end
  end
  io.stderr:write(place, ": ", message, "\n")
  os.exit(1)
end

local function draw(name, arguments, options)
  options.tag = "<% " .. name .. " " .. arguments .. " %>"
  options.data, options.lang = data, lang
  options.folder = path.directory(PANDOC_STATE.input_files[1] or "./-")
  local ok, answer = pcall(pandoc.pipe, "node", { path.join({ here, "render.mjs" }) }, pandoc.json.encode(options))
  if not ok then fail(arguments, "cannot run node: install Node 20 or newer, and the npm package") end
  local drawn = pandoc.json.decode(answer, false)
  if #drawn.problems > 0 then fail(arguments, table.concat(drawn.problems, "; ")) end
  return drawn
end

--- Returns texts of the core as pandoc's inlines. Texts never become markup.
local function to_inlines(nodes)
  local result = pandoc.Inlines({})
  for _, node in ipairs(nodes) do
    if node.children then
      local children = to_inlines(node.children)
      if node.type == "emphasis" then children = { pandoc.Emph(children) }
      elseif node.type == "strong" then children = { pandoc.Strong(children) } end
      result:extend(children)
    elseif node.type == "math" then result:insert(pandoc.Math("InlineMath", node.tex))
    elseif node.type == "code" then result:insert(pandoc.Code(node.text))
    else result:insert(pandoc.Str(node.text or node.alt or "")) end
  end
  return result
end

--- Writes the picture where the output finds it. Returns its path in the output.
local function add_picture(svg, arguments)
  local name = "lora-" .. pandoc.utils.sha1(svg):sub(1, 16)
  local content, mime = svg, "image/svg+xml"
  if is_latex then
    local ok, pdf = pcall(pandoc.pipe, "rsvg-convert", { "-f", "pdf" }, svg)
    if not ok then fail(arguments, "cannot run rsvg-convert: install librsvg, which draws SVG as PDF for LaTeX") end
    name, content, mime = name .. ".pdf", pdf, "application/pdf"
  else
    name = name .. ".svg"
  end
  pandoc.mediabag.insert(name, mime, content)
  -- Other outputs, such as DOCX and PDF, contain the picture.
  if FORMAT:match("html") or (is_latex and not (output or ""):match("%.pdf$")) then
    local place = path.join({ path.directory(output or "./-"), name })
    local old = io.open(place, "rb")
    local kept = old and old:read("a")
    if old then old:close() end
    -- Two PDF files of one picture differ in their dates.
    if kept and kept ~= content and not (is_latex and kept:sub(1, 5) == "%PDF-") then
      fail(arguments, place .. " exists and is not this picture: move it")
    end
    local file = assert(io.open(place, "wb"))
    file:write(content)
    file:close()
  end
  return name
end

local function caption_of(div, drawn)
  local caption = #div.content > 0 and pandoc.utils.blocks_to_inlines(div.content) or to_inlines(drawn.caption)
  if div.identifier ~= "" then names[div.identifier] = drawn.number end
  if numbers_captions then return { pandoc.Plain(caption) } end
  local number = pandoc.Inlines({ pandoc.Str(drawn.number .. ":"), pandoc.Space() })
  return { pandoc.Plain(number .. caption) }
end

local function to_cells(cells)
  local row = {}
  for index, cell in ipairs(cells) do row[index] = { pandoc.Plain(to_inlines(cell)) } end
  return row
end

local function to_table(drawn, caption)
  local rows, aligns, widths = {}, {}, {}
  for index, cells in ipairs(drawn.table.rows) do rows[index] = to_cells(cells) end
  for index = 1, #drawn.table.head do aligns[index], widths[index] = "AlignDefault", 0 end
  local simple = pandoc.SimpleTable({}, aligns, widths, to_cells(drawn.table.head), rows)
  local result = pandoc.utils.from_simple_table(simple)
  result.caption.long = caption
  return result
end

local function block(div)
  local is_table = div.classes:includes("lora-table")
  if not is_table and not div.classes:includes("lora") then return nil end
  local arguments = div.attributes.tag
  if not arguments then fail("." .. div.classes[1], "the attribute tag is missing: write tag='8, 4096, 4096'") end
  local kind = is_table and "Table" or "Figure"
  counts[kind] = counts[kind] + 1
  local options = { number = tostring(counts[kind]), set = { alt = div.attributes.alt } }
  if #div.content > 0 then options.set.caption = stringify(div.content) end
  if not next(options.set) then options.set = nil end
  local drawn = draw(is_table and "loraTable" or "lora", arguments, options)
  if drawn.kind == "number" then fail(arguments, "a number belongs in a sentence: write `…`{.lora}") end
  local caption = caption_of(div, drawn)
  if is_table then
    local result = to_table(drawn, caption)
    result.identifier = div.identifier
    return result, false
  end
  local image = pandoc.Image(drawn.alt, add_picture(drawn.svg, arguments), "", { width = "100%" })
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = caption }, { id = div.identifier }), false
end

local function number(code)
  if not code.classes:includes("lora") then return nil end
  local drawn = draw("lora", code.text, {})
  if drawn.kind ~= "number" then fail(code.text, "a sentence has no figures: add show=trainable") end
  return pandoc.Str(drawn.text)
end

--- An empty link to a figure or table gets its number.
local function reference(link)
  local id = link.target:match("^#(.+)$")
  local name = id and names[id]
  if not name or #link.content > 0 then return nil end
  if not is_latex then return pandoc.Link(name, link.target) end
  return { pandoc.Str((name:gsub("%d+$", ""))), pandoc.RawInline("latex", "\\ref{" .. id .. "}") }
end

local function to_data(value)
  if pandoc.utils.type(value) == "table" then
    local result = {}
    for key, member in pairs(value) do result[key] = to_data(member) end
    return result
  end
  if pandoc.utils.type(value) == "List" then return value:map(to_data) end
  return type(value) == "boolean" and value or stringify(value)
end

function Pandoc(doc)
  for key, value in pairs(doc.meta) do data[key] = to_data(value) end
  lang = data.lang
  local drawn = doc:walk({
    traverse = "topdown",
    -- Figures and tables of the author have numbers too where the output numbers captions.
    Figure = function() counts.Figure = counts.Figure + 1 end,
    Table = function(own) if #own.caption.long > 0 then counts.Table = counts.Table + 1 end end,
    Div = block,
    Code = number,
  })
  return drawn:walk({ Link = reference })
end
