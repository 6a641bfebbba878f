-- Tries the configuration in this folder for real, without anyone at the screen:
--
--   DRAFT=draft.md OTHER=README.md nvim --clean --headless -S try.lua </dev/null
--
-- Opens a draft, types a line and a rare character above and before what was found, takes both
-- back, opens a file that is no report, and writes what is shown each time as one line of JSON.

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2)))

local function say(step, more)
  io.stdout:write(vim.json.encode(vim.tbl_extend("force", { step = step }, more)) .. "\n")
end

local function shown()
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] =
      { d.lnum, d.col, d.end_lnum, d.end_col, d.code, d.severity, d.source, d.message }
  end
  table.sort(found, function(a, b)
    return a[1] < b[1] or (a[1] == b[1] and (a[2] < b[2] or (a[2] == b[2] and a[5] < b[5])))
  end)
  return found
end

-- Waits until what is shown is right for the text, which only the linter knows: until it has
-- differed from what was shown before and then stayed as it is for a while.
local function settled(before)
  local last, since = nil, vim.uv.now()
  vim.wait(10000, function()
    local now = vim.json.encode(shown())
    if now ~= last then
      last, since = now, vim.uv.now()
    end
    return now ~= before and vim.uv.now() - since > 400
  end, 20)
  return last
end

local function main()
  vim.opt.runtimepath:prepend(here)
  vim.lsp.enable("gidr_lint")
  vim.cmd.filetype("on")
  vim.cmd.edit(vim.env.DRAFT)
  local state = settled("[]")
  local client = vim.lsp.get_clients({ bufnr = 0, name = "gidr_lint" })[1]
  say("client", { encoding = client and client.offset_encoding, count = #vim.lsp.get_clients() })
  say("opened", { found = shown() })

  local row = shown()[1][1]
  vim.api.nvim_buf_set_text(0, row, 0, row, 0, { "𠮷" })
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { "" })
  state = settled(state)
  say("typed", { found = shown(), text = vim.api.nvim_buf_get_lines(0, 0, -1, false) })

  vim.api.nvim_buf_set_lines(0, 0, 1, false, {})
  vim.api.nvim_buf_set_text(0, row, 0, row, #"𠮷", { "" })
  settled(state)
  say("taken back", { found = shown() })

  vim.cmd.edit({ args = { vim.env.OTHER }, bang = true })
  vim.wait(10000, function()
    return #vim.lsp.get_clients({ bufnr = 0 }) > 0
  end, 20)
  vim.wait(1500)
  say("other", { found = shown(), count = #vim.lsp.get_clients({ bufnr = 0 }) })
end

local ok, problem = pcall(main)
if not ok then
  io.stdout:write(problem .. "\n")
end
vim.cmd(ok and "qall!" or "cquit!")
