--- Draws figures, tables and numbers of Low-Rank Adaptation in pandoc 3 and Quarto: the classes `lora` and `lora-table`.
local path = pandoc.path
local stringify = pandoc.utils.stringify
-- Quarto gives pandoc a copy of the chapter, and numbers figures, tables and references itself.
local in_quarto = quarto ~= nil
local inputs = in_quarto and { quarto.doc.input_file } or PANDOC_STATE.input_files
local is_latex = FORMAT:match("latex") ~= nil or FORMAT == "beamer"
-- LaTeX and these Word files number captions themselves.
local numbers_captions = in_quarto or is_latex or PANDOC_WRITER_OPTIONS.extensions:includes("native_numbering")
local output = PANDOC_STATE.output_file
local data, lang = {}, nil
-- All tags are drawn at once, after a first walk that collects them.
local requests, results, drawn_tags = {}, nil, 0
local counts
local names = {}
--- The comment at the end of our PDF files, which a later run may replace.
local PDF_MARK = "% lora-visualizer\n"

--- Writes one line of the log: the file and the line in which the arguments are, and a message.
local function report(arguments, message)
  local place = inputs[1] or "standard input"
  for _, name in ipairs(inputs) do
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
end

--- Stops pandoc with one line.
local function fail(arguments, message)
  report(arguments, message)
  os.exit(1)
end

--- Draws the collected tags with the program beside this file, which Quarto's own Deno or Node runs. The program reads a
--- file, because `quarto run` promises no standard input.
local function run()
  local request = {
    tags = requests,
    data = data,
    lang = lang,
    folder = path.directory(inputs[1] or "./-"),
    root = in_quarto and quarto.project.directory or ".",
  }
  return pandoc.system.with_temporary_directory("lora", function(folder)
    local name = path.join({ folder, "request.json" })
    local file = assert(io.open(name, "wb"))
    file:write(pandoc.json.encode(request))
    file:close()
    if in_quarto then
      return pandoc.pipe(quarto.config.cli_path(), { "run", quarto.utils.resolve_path("render.js"), name }, "")
    end
    return pandoc.pipe("node", { path.join({ path.directory(PANDOC_SCRIPT_FILE), "render.mjs" }), name }, "")
  end)
end

--- Returns a drawn tag, or nil in the first walk, which only collects tags.
local function draw(name, arguments, options)
  if not results then
    options.tag = "<% " .. name .. " " .. arguments .. " %>"
    requests[#requests + 1] = options
    return nil
  end
  drawn_tags = drawn_tags + 1
  local drawn = results[drawn_tags]
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

--- Writes the picture where the output finds it. Returns its path in the output. In HTML, Quarto does so itself.
local function add_picture(svg, arguments)
  local name = "lora-" .. pandoc.utils.sha1(svg):sub(1, 16)
  local content, mime = svg, "image/svg+xml"
  if is_latex then
    local ok, pdf = pcall(pandoc.pipe, "rsvg-convert", { "-f", "pdf" }, svg)
    if not ok then fail(arguments, "cannot run rsvg-convert: install librsvg, which draws SVG as PDF for LaTeX") end
    name, content, mime = name .. ".pdf", pdf .. PDF_MARK, "application/pdf"
  else
    name = name .. ".svg"
  end
  pandoc.mediabag.insert(name, mime, content)
  -- Other outputs, such as DOCX and PDF, contain the picture.
  if in_quarto ~= (FORMAT:match("html") ~= nil) or (is_latex and not (output or ""):match("%.pdf$")) then
    local place = path.join({ path.directory(in_quarto and inputs[1] or output or "./-"), name })
    local old = io.open(place, "rb")
    local kept = old and old:read("a")
    if old then old:close() end
    -- Two PDF files of one picture differ in their dates, but both have our mark.
    local is_ours = is_latex and kept and kept:sub(1, 5) == "%PDF-" and kept:sub(-#PDF_MARK) == PDF_MARK
    if kept and kept ~= content and not is_ours then
      fail(arguments, place .. " exists and is not this picture: move it")
    end
    if kept ~= content then
      local file = assert(io.open(place, "wb"))
      file:write(content)
      file:close()
    end
  end
  return name
end

--- The attributes that elements of captions may have, besides an identifier and classes.
local ATTRIBUTES = { width = true, height = true, lang = true, dir = true, title = true }

--- Returns an author's caption without what runs or is written as it is: raw text becomes text, and links and images
--- with the addresses in `unsafe` become their content. Also returns the addresses, and whether anything became text.
local function to_plain(blocks, unsafe)
  local links, images, has_markup = {}, {}, false
  local function to_text(content)
    has_markup = true
    return content
  end
  local function keep(element)
    local attributes = {}
    for name, value in pairs(element.attributes) do
      if ATTRIBUTES[name] then attributes[name] = value else has_markup = true end
    end
    element.attr = pandoc.Attr(element.identifier, element.classes, attributes)
    return element
  end
  -- Without blocks, all markup is in inlines.
  local function flatten(note) return pandoc.Note({ pandoc.Para(pandoc.utils.blocks_to_inlines(note.content)) }) end
  local caption = pandoc.utils.blocks_to_inlines(blocks):walk({ Note = flatten }):walk({
    RawInline = function(raw) return to_text(pandoc.Str(raw.text)) end,
    Link = function(link)
      links[#links + 1] = link.target
      if unsafe:includes(link.target) then return to_text(link.content) end
      return keep(link)
    end,
    Image = function(image)
      images[#images + 1] = image.src
      if unsafe:includes(image.src) then return to_text(image.caption) end
      return keep(image)
    end,
    Span = function(span)
      -- Quarto's shortcodes write any markup, such as frames.
      local is_shortcode = span.attributes["data-is-shortcode"]
      local source = span.attributes["data-raw"] or span.attributes["data-value"]
      if is_shortcode and source then return to_text(pandoc.Str(source)) end
      return keep(span)
    end,
    Code = keep,
  })
  return caption, { links = links, images = images, has_markup = has_markup }
end

local function caption_of(div, drawn, arguments)
  local caption, found = to_inlines(drawn.caption), nil
  if #div.content > 0 then
    caption, found = to_plain(div.content, pandoc.List(drawn.unsafe))
    if found.has_markup then report(arguments, "warning: " .. drawn.warning) end
  end
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

--- Returns what the author wrote on the block that is not for this filter.
local function rest_of(div)
  local classes = div.classes:filter(function(class) return class ~= "lora" and class ~= "lora-table" end)
  local attributes = {}
  for name, value in pairs(div.attributes) do
    if name ~= "tag" and name ~= "alt" then attributes[name] = value end
  end
  return pandoc.Attr(div.identifier, classes, attributes)
end

--- Returns a figure or table as Quarto's authors write it: its caption is the last paragraph.
local function for_quarto(div, kind, content, caption, arguments)
  local prefix = kind == "Table" and "tbl-" or "fig-"
  if div.attributes[prefix .. "cap"] then
    fail(arguments, "write the caption between the lines with :::, in place of " .. prefix .. "cap")
  end
  if div.identifier:sub(1, #prefix) ~= prefix then
    local message = 'Quarto numbers a %s whose identifier starts with "%s"; got "%s": write {#%sname .%s …}'
    fail(arguments, message:format(kind:lower(), prefix, div.identifier, prefix, div.classes[1]))
  end
  return pandoc.Div({ content, pandoc.Para(caption[1].content) }, rest_of(div)), false
end

local function block(div)
  local is_table = div.classes:includes("lora-table")
  if not is_table and not div.classes:includes("lora") then return nil end
  local arguments = div.attributes.tag
  if not arguments then fail("." .. div.classes[1], "the attribute tag is missing: write tag='8, 4096, 4096'") end
  local kind = is_table and "Table" or "Figure"
  counts[kind] = counts[kind] + 1
  local options = { number = tostring(counts[kind]), set = { alt = div.attributes.alt } }
  if #div.content > 0 then
    local caption, found = to_plain(div.content, pandoc.List({}))
    options.set.caption = stringify(caption)
    -- An empty list would be an object in JSON.
    if #found.links > 0 then options.links = found.links end
    if #found.images > 0 then options.images = found.images end
  end
  if not next(options.set) then options.set = nil end
  local drawn = draw(is_table and "loraTable" or "lora", arguments, options)
  if not drawn then return div, false end
  if drawn.kind == "number" then fail(arguments, "a number belongs in a sentence: write `…`{.lora}") end
  local caption = caption_of(div, drawn, arguments)
  if is_table then
    if in_quarto then return for_quarto(div, kind, to_table(drawn, {}), caption, arguments) end
    local result = to_table(drawn, caption)
    result.attr = rest_of(div)
    return result, false
  end
  if in_quarto then
    local attributes = { width = "100%", ["fig-alt"] = drawn.alt }
    local image = pandoc.Image({}, add_picture(drawn.svg, arguments), "", attributes)
    return for_quarto(div, kind, pandoc.Para({ image }), caption, arguments)
  end
  local image = pandoc.Image(drawn.alt, add_picture(drawn.svg, arguments), "", { width = "100%" })
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = caption }, rest_of(div)), false
end

local function number(code)
  if not code.classes:includes("lora") then return nil end
  local drawn = draw("lora", code.text, {})
  if not drawn then return nil end
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

local function walk(doc)
  counts = { Figure = 0, Table = 0 }
  return doc:walk({
    traverse = "topdown",
    -- Figures and tables of the author have numbers too where the output numbers captions.
    Figure = function() counts.Figure = counts.Figure + 1 end,
    Table = function(own) if #own.caption.long > 0 then counts.Table = counts.Table + 1 end end,
    Div = block,
    Code = number,
  })
end

function Pandoc(doc)
  for key, value in pairs(doc.meta) do data[key] = to_data(value) end
  lang = data.lang
  walk(doc)
  if #requests == 0 then return nil end
  local ok, answer = pcall(run)
  if not ok then
    local fix = in_quarto and "update Quarto to 1.8 or newer" or "install Node 20 or newer, and the npm package"
    local program = in_quarto and "quarto run" or "node"
    fail(requests[1].tag, "cannot draw with " .. program .. "; if no line above says why, " .. fix)
  end
  results = pandoc.json.decode(answer, false)
  local drawn = walk(doc)
  if in_quarto then return drawn end
  return drawn:walk({ Link = reference })
end
